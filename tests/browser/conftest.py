"""One browser and one JupyterLab, on a copy of the course, for all browser tests."""

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.jupyter import FLAGS, find_browser, running_lab, watched_page
from tests.copies import course_copy


@pytest.fixture(scope="session")
def browser():
    try:
        path = find_browser()
    except RuntimeError as error:
        raise pytest.fail.Exception(str(error), pytrace=False) from None
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def course(tmp_path_factory):
    """Return the folder of a copy of the course, which tests may change."""
    return course_copy(tmp_path_factory.mktemp("course"))


@pytest.fixture(scope="session")
def work(course):
    """Return the learner's folder."""
    return course / "work"


@pytest.fixture(scope="session")
def lab(course, work):
    """Return the address of JupyterLab."""
    with running_lab(course, work) as address:
        yield address


@pytest.fixture(scope="session")
def window(browser):
    # One for all pages, so that JupyterLab's program is loaded from the server only once.
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context
    context.close()


@pytest.fixture
def page(window, lab):
    """Return an empty page that keeps the addresses it asks for, and what goes wrong in it."""
    with watched_page(window, lab) as page:
        yield page
