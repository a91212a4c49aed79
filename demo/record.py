#!/usr/bin/env python3
"""Records the demo: works the real window through story.py and writes a film with captions. See README.md.

Usage: record.py --plan | record.py --programs DIR --output DIR [--language en|pt_BR]
"""
import argparse
import pathlib
import subprocess
import sys
import tempfile
import time

import acts
import story
from film import Film
from stage import Failure, Stage


def play(scene, stage, film):
    """One scene, for as long as it is planned, or longer where what it waits for takes longer."""
    outcome = acts.OUTCOMES[scene.name](stage) if scene.name in acts.OUTCOMES else ""
    if outcome not in scene.outcomes():
        raise Failure(f'the scene "{scene.name}" has no words for the outcome "{outcome}"')
    began = time.monotonic()
    film.caption(scene, outcome)
    acts.act_of(scene.name)(stage)
    stage.read(max(0.0, scene.seconds - (time.monotonic() - began)))


def record(language, programs, target):
    with tempfile.TemporaryDirectory(prefix="cryptopulse-demo-") as name:
        folder = pathlib.Path(name)
        film = Film(folder, language)
        try:
            with Stage(folder, programs, language, film) as stage:
                film.start(stage.env["DISPLAY"])
                stage.read(story.TITLE_SECONDS)
                for scene in story.SCENES:
                    print(f"{film.now():6.1f} s  {scene.name}", flush=True)
                    play(scene, stage, film)
                stage.read(story.END_SECONDS)
                film.stop()
        except (Failure, KeyError) as failure:
            film.stop()
            film.last_picture(target.with_suffix(".failed.png"))
            if isinstance(failure, KeyError):
                failure = Failure(f"an answer of the window's API has no {failure}")
            log = (folder / "log").read_text(errors="replace").strip().splitlines()[-5:]
            raise Failure(f"{failure}" + "".join(f"\n  {line}" for line in log)) from failure
        print(f"{film.ended:6.1f} s  drawing the captions and packing the film …", flush=True)
        film.make(target)


def main():
    parser = argparse.ArgumentParser(description="Records the demo of CryptoPulse.")
    parser.add_argument("--plan", action="store_true", help="print the scenes with times and captions, record nothing")
    parser.add_argument("--language", choices=story.LANGUAGES,
                        help="of the window and its captions (default: one film each)")
    parser.add_argument("--programs", type=pathlib.Path, help="folder with cryptopulse and cp-demo-prices")
    parser.add_argument("--output", type=pathlib.Path, help="folder that the films are written to")
    given = parser.parse_args()
    languages = [given.language] if given.language else story.LANGUAGES
    if given.plan:
        print("\n\n".join(map(story.plan, languages)))
        return 0
    if not given.programs or not given.output:
        parser.error("--programs and --output are needed to record")
    given.output.mkdir(parents=True, exist_ok=True)
    try:
        for language in languages:
            target = given.output.resolve() / f"cryptopulse-demo-{language}.webm"
            record(language, given.programs.resolve(), target)
            print(target, flush=True)
    except (Failure, subprocess.SubprocessError, OSError) as failure:
        print(f"record.py: {failure}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
