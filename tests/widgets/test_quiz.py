"""Questions: feedback, memory, and what happens when memory fails."""

import json

import pytest

from centricity import progress, questions, quiz
from centricity.questions import concept_inventory, concept_inventory_again, self_test

each_question = pytest.mark.parametrize("name", list(questions.QUESTIONS))


@each_question
def test_every_question_has_one_right_answer_among_several(name):
    question = questions.find(name)
    assert len(question.options) >= 3
    assert 0 <= question.right < len(question.options)
    assert len({option.text for option in question.options}) == len(question.options)


@each_question
def test_question_with_feedback_explains_every_option(name):
    question = questions.find(name)
    silent = (self_test, concept_inventory, concept_inventory_again)
    if not any(question in module.QUESTIONS for module in silent):
        assert all(option.feedback for option in question.options)


def test_the_right_answers_are_not_all_in_one_place():
    for module in (self_test, concept_inventory, concept_inventory_again):
        assert len({question.right for question in module.QUESTIONS}) == 3


def test_right_and_wrong_get_different_words():
    asked = quiz.ask("04-plateau")
    asked.choose(1)
    assert asked.reply().startswith("Right.")
    asked.choose(0)
    assert asked.reply().startswith("Not yet.")


def test_answers_are_kept_when_the_notebook_is_opened_again():
    quiz.ask("04-plateau").choose(2)
    assert quiz.ask("04-plateau").answer == 2


def test_the_first_answer_is_remembered():
    asked = quiz.ask("04-plateau")
    asked.choose(0)
    asked.choose(1)
    assert progress.get("answers", "04-plateau") == {"answer": 1, "first": 0, "right": True}


def test_an_answer_that_no_longer_exists_is_ignored():
    progress.record("answers", "04-plateau", {"answer": 9, "first": 9, "right": False})
    assert quiz.ask("04-plateau").answer is None


def test_an_unknown_question_is_named():
    with pytest.raises(ValueError, match=r"no question '99-x'; there are .*00-words"):
        quiz.ask("99-x")


def test_says_so_when_the_answer_cant_be_kept(tmp_path, monkeypatch):
    (tmp_path / "a_file").write_text("")
    monkeypatch.setenv("CENTRICITY_WORK", str(tmp_path / "a_file"))
    asked = quiz.ask("04-plateau")
    asked.choose(1)
    assert "Right." in asked._reply.value
    assert "could not be kept" in asked._reply.value


def test_the_concept_inventory_has_ten_questions_and_gives_nothing_away():
    survey = quiz.Survey(concept_inventory.QUESTIONS, concept_inventory.conclude)
    assert len(survey.asked) == 10
    for one in survey.asked:
        one.choose(one.question.right)
        assert one.reply() == "Kept."
    assert "Lesson 12" in survey.conclusion()


@pytest.mark.parametrize(
    ("right", "words"), [(6, "every lesson"), (5, "every lesson"), (3, "warm-up"), (0, "too fast")]
)
def test_the_self_test_says_where_to_start(right, words):
    survey = quiz.Survey(self_test.QUESTIONS, self_test.conclude)
    assert survey.conclusion() == "Answered: 0 of 6."
    for number, one in enumerate(survey.asked):
        correct = one.question.right
        one.choose(correct if number < right else (correct + 1) % 3)
    assert words in survey.conclusion()
    assert f"{right} of 6" in survey.conclusion()


def test_progress_is_a_readable_file():
    progress.record("answers", "x", {"answer": 1})
    stored = json.loads(progress.path().read_text())
    assert stored["schema"] == 1
    assert stored["answers"] == {"x": {"answer": 1}}


@pytest.mark.parametrize(
    "content", ["{", "[]", '{"schema": 99}', '{"schema": 1, "answers": []}', "null", "\x00"]
)
def test_a_broken_progress_file_is_set_aside(content):
    progress.path().parent.mkdir(parents=True)
    progress.path().write_text(content)
    assert progress.load()["answers"] == {}
    aside = progress.path().with_name("progress.set-aside-1.json")
    assert aside.read_text() == content
    words = f"A progress file could not be read, and is kept as {aside}."
    assert words in str(progress.Page())
    assert words in progress.Page()._repr_html_()
    progress.record("answers", "x", 1)
    progress.path().write_text(content)
    progress.load()
    assert progress.path().with_name("progress.set-aside-2.json").exists()


def test_a_crash_while_writing_loses_nothing(monkeypatch):
    progress.record("answers", "x", 1)

    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(OSError, match="No space left"):
        progress.record("answers", "x", 2)
    assert progress.get("answers", "x") == 1
    assert [path.name for path in progress.path().parent.iterdir()] == ["progress.json"]


def names_of(module):
    return [question.id.partition("-concept-")[2] for question in module.QUESTIONS]


def test_the_inventory_asks_the_same_again_in_other_words():
    assert names_of(concept_inventory) == names_of(concept_inventory_again)
    for first, later in zip(
        concept_inventory.QUESTIONS, concept_inventory_again.QUESTIONS, strict=True
    ):
        assert first.text != later.text


def answer(questions_asked, right):
    for number, question in enumerate(questions_asked):
        wrong = (question.right + 1) % len(question.options)
        quiz.Ask(question, feedback=False).choose(question.right if number < right else wrong)


def test_the_last_lesson_compares_both_inventories():
    answer(concept_inventory.QUESTIONS, right=4)
    answer(concept_inventory_again.QUESTIONS, right=8)
    survey = quiz.Survey(concept_inventory_again.QUESTIONS, concept_inventory_again.conclude)
    words = survey.conclusion()
    assert words.startswith("8 of 10")
    assert "it was 4 of 10" in words
    assert words.endswith("Look again at: 9, 10.")


def test_without_the_first_inventory_there_is_no_comparison():
    answer(concept_inventory_again.QUESTIONS, right=10)
    words = concept_inventory_again.conclude(10)
    assert "no comparison" in words
    assert "Look again" not in words
