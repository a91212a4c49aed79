#!/usr/bin/env python3
"""The demo recording, without a screen: every scene has its words in every language, its act, and its time.

Usage: tst_story.py SOURCE_FOLDER
"""
import json
import pathlib
import re
import subprocess
import sys
import unittest

SOURCE = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else pathlib.Path(__file__).parents[2])
sys.dont_write_bytecode = True
sys.path.insert(0, str(SOURCE / "demo"))

import acts  # noqa: E402
import film  # noqa: E402
import story  # noqa: E402


def every_text():
    for scene in story.SCENES:
        for language in story.LANGUAGES:
            for outcome in scene.outcomes():
                yield scene, language, outcome, scene.text(language, outcome)


class Story(unittest.TestCase):
    def test_tells_from_the_problem_to_the_delivery(self):
        chapters = list(dict.fromkeys(scene.chapter for scene in story.SCENES))
        self.assertEqual(chapters, ["problem", "data", "features", "training", "forecast", "evaluation", "api", "delivery"])
        self.assertEqual(set(chapters), set(story.CHAPTERS))

    def test_stays_under_three_minutes(self):
        self.assertLess(story.planned_seconds(), story.LONGEST_RECORDING - 10)  # waiting takes some time, too
        self.assertGreater(story.planned_seconds(), story.SHORTEST_RECORDING)

    def test_has_every_caption_in_every_language(self):
        for part in (story.TITLE, story.END, *story.CHAPTERS.values(), *(scene.captions for scene in story.SCENES)):
            self.assertEqual(set(part), set(story.LANGUAGES))
        for scene, language, outcome, text in every_text():
            self.assertEqual(text, text.strip(), (scene.name, language, outcome))
            self.assertTrue(text.endswith((".", "?")), (scene.name, language, outcome))
        for scene in story.SCENES:
            self.assertEqual(scene.outcomes(), story.Scene("", "", 0, dict(reversed(scene.captions.items()))).outcomes(), scene.name)

    def test_captions_fit_into_two_lines_and_can_be_read(self):
        for scene, language, outcome, text in every_text():
            lines = story.lines_of(text)
            where = (scene.name, language, outcome)
            self.assertLessEqual(len(lines), 2, where)
            self.assertLessEqual(max(map(len, lines)), story.LINE, where)
            self.assertEqual(" ".join(lines), text, where)
            self.assertGreaterEqual(scene.seconds, 0.5 + len(text) / story.LETTERS_PER_SECOND, where)

    def test_every_scene_is_acted(self):
        names = [scene.name for scene in story.SCENES]
        self.assertEqual(len(set(names)), len(names))
        for scene in story.SCENES:
            self.assertTrue(callable(acts.act_of(scene.name)), scene.name)
            self.assertEqual(scene.name in acts.OUTCOMES, scene.outcomes() != ("",), scene.name)

    def test_knows_every_verdict_of_an_evaluation(self):
        scene = next(scene for scene in story.SCENES if scene.name == "verdict")
        described = (SOURCE / "resources/openapi.json").read_text(encoding="utf-8")
        [enum] = re.findall(r'"verdict": {[^{}]*?"enum": (\[[^]]*"not_shown"[^]]*\])', described)
        self.assertEqual(set(scene.outcomes()), set(json.loads(enum)))
        with self.assertRaises(KeyError):
            scene.text("en", "a verdict that there is not")


class Tracks(unittest.TestCase):
    def setUp(self):
        self.film = film.Film(pathlib.Path("."), "en")
        at = story.TITLE_SECONDS
        for scene in story.SCENES:
            self.film.captions.append((at, scene, scene.outcomes()[0]))
            at += scene.seconds
        self.film.ended = at + story.END_SECONDS

    def test_webvtt_has_all_that_is_said_in_its_order(self):
        for language in story.LANGUAGES:
            track = self.film.vtt(language)
            self.assertTrue(track.startswith("WEBVTT\n\n00:00:00.000 --> 00:00:05.000\n"))
            cues = [line.split(" --> ") for line in track.splitlines() if " --> " in line]
            self.assertEqual(len(cues), len(story.SCENES) + 2)
            for (start, end), (following, _) in zip(cues, cues[1:]):
                self.assertLess(start, end)
                self.assertLessEqual(end, following)

    def test_captions_and_keys_are_drawn_in_the_bar(self):
        self.film.keys.append((20.0, "Ctrl+R"))
        drawn = self.film.ass()
        self.assertIn(r"Ctrl+R", drawn)
        for scene in story.SCENES:
            lines = story.lines_of(scene.text("en", scene.outcomes()[0]))
            self.assertIn(r"\N".join(lines), drawn)


class Plan(unittest.TestCase):
    def test_is_printed_without_recording_anything(self):
        for language in story.LANGUAGES:
            done = subprocess.run([str(SOURCE / "demo/record.sh"), "--plan", "--language", language],
                                  capture_output=True, text=True, check=True)
            self.assertIn(story.SCENES[-1].text(language), done.stdout)
            self.assertIn("under 180 s", done.stdout)

    def test_wrong_options_are_refused(self):
        done = subprocess.run([str(SOURCE / "demo/record.sh"), "--speed", "2"], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 2)
        self.assertIn("Usage:", done.stderr)


if __name__ == "__main__":
    unittest.main()
