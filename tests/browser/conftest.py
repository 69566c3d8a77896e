"""One browser and one JupyterLab, on a copy of the course, for all browser tests."""

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.jupyter import FLAGS, Notebook, find_browser, running_lab
from tests.copies import course_copy


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def course(tmp_path_factory):
    return course_copy(tmp_path_factory.mktemp("course"))


@pytest.fixture(scope="session")
def work(course):
    return course / "work"


@pytest.fixture(scope="session")
def lab(course, work):
    with running_lab(course, work) as address:
        yield address


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.requested = []
    page.on("request", lambda request: page.requested.append(request.url))
    yield page
    context.close()


@pytest.fixture
def open_notebook(page, lab):
    return lambda path: Notebook(page, lab, path)
