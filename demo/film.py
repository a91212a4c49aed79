"""Films the screen, notes what is said and pressed, and makes the film of both: picture first, captions afterwards."""
import pathlib
import shutil
import subprocess
import threading
import time

import story
from stage import BAR, HEIGHT, WIDTH, Failure

RATE = 12             # pictures a second
LARGEST = 15 << 20    # bytes of a finished film
KEY_SECONDS = 2.2     # that the keys stay in the bar
CLICK_SECONDS = 0.5
HERE = pathlib.Path(__file__).resolve().parent
ICON = HERE.parent / "resources/icons/cryptopulse.svg"

# Sizes of ASS are those of a line with its accents: a letter is about 0.86 of it.
ASS_HEAD = f"""[Script Info]
ScriptType: v4.00+
PlayResX: {WIDTH}
PlayResY: {HEIGHT}
WrapStyle: 2
ScaledBorderAndShadow: yes

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, OutlineColour, BackColour, Bold, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV
Style: Shape,DejaVu Sans,20,&H002A170F,&H002A170F,&H00000000,0,1,0,0,7,0,0,0
Style: Chapter,DejaVu Sans,28,&H00FDC593,&H00000000,&H00000000,-1,1,0,0,4,0,0,0
Style: Caption,DejaVu Sans,32,&H00FFFFFF,&H00000000,&H00000000,0,1,0,0,4,0,0,0
Style: Key,DejaVu Sans Mono,28,&H002A170F,&H00FDC593,&H00000000,-1,3,7,0,6,0,0,0
Style: Heading,DejaVu Sans,84,&H00FFFFFF,&H00000000,&H00000000,-1,1,0,0,5,0,0,0
Style: Line,DejaVu Sans,40,&H00FFFFFF,&H00000000,&H00000000,0,1,0,0,5,0,0,0
Style: Note,DejaVu Sans,28,&H00FDC593,&H00000000,&H00000000,0,1,0,0,5,0,0,0

[Events]
Format: Layer, Start, End, Style, Text
"""


def clock(seconds, mark):
    """1:02:03.45 for ASS (@p mark "."), 01:02:03.450 for WebVTT (".vtt")."""
    hours, rest = divmod(max(0.0, seconds), 3600)
    minutes, rest = divmod(rest, 60)
    if mark == ".vtt":
        return f"{int(hours):02}:{int(minutes):02}:{rest:06.3f}"
    return f"{int(hours)}:{int(minutes):02}:{rest:05.2f}"


def box(x, y, width, height):
    return f"{{\\an7\\pos({x},{y})\\p1}}m 0 0 l {width} 0 {width} {height} 0 {height}{{\\p0}}"


class Film:
    """One recording. Times are seconds since its first picture."""

    def __init__(self, folder, language):
        self.folder, self.language = folder, language
        self.raw = folder / "screen.mkv"
        self.process = None
        self.captions, self.keys, self.clicks = [], [], []  # (at, scene, outcome), (at, text), (at, x, y)
        self.ended = 0.0

    def now(self):
        return time.monotonic() - self.began

    def start(self, display):
        """Begins to film; returns when the first picture is there."""
        command = ["ffmpeg", "-loglevel", "error", "-stats_period", "0.1", "-progress", "pipe:1", "-y", "-f", "x11grab",
                   "-draw_mouse", "1", "-framerate", str(RATE), "-video_size", f"{WIDTH}x{HEIGHT}", "-i", display,
                   "-c:v", "libx264", "-preset", "ultrafast", "-crf", "6", "-pix_fmt", "yuv420p", str(self.raw)]
        with open(self.folder / "ffmpeg.log", "wb") as log:
            try:
                self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log)
            except FileNotFoundError as error:
                raise Failure("ffmpeg is not installed") from error
        for line in self.process.stdout:
            name, _, value = line.decode().strip().partition("=")
            if name == "frame" and int(value) > 0:
                self.began = time.monotonic() - int(value) / RATE
                # Read on to its end: a full pipe would hold ffmpeg up.
                threading.Thread(target=self.process.stdout.read, daemon=True).start()
                return
        raise Failure(f"ffmpeg filmed nothing: {(self.folder / 'ffmpeg.log').read_text().strip()}")

    def stop(self):
        """Ends the film where it is."""
        if self.process is None or self.process.poll() is not None:
            return
        self.ended = self.now()
        self.process.stdin.write(b"q")
        self.process.stdin.close()
        self.process.wait(60)

    def last_picture(self, target):
        """Writes what was to be seen at the end to @p target, for whoever looks into a Failure."""
        subprocess.run(["ffmpeg", "-loglevel", "error", "-y", "-sseof", "-1", "-i", str(self.raw), "-update", "1",
                        str(target)], check=False)

    def caption(self, scene, outcome=""):
        self.captions.append((self.now(), scene, outcome))

    def key(self, text):
        self.keys.append((self.now(), text))

    def click(self, x, y):
        self.clicks.append((self.now(), x, y))

    def spans(self):
        """(from, to, scene, outcome) of every caption: each ends where the next one begins."""
        ends = [at for at, *_ in self.captions[1:]] + [self.ended - story.END_SECONDS]
        return [(at, end, scene, outcome) for (at, scene, outcome), end in zip(self.captions, ends)]

    def ass(self):
        """What is drawn over the picture, in the format of libass."""
        events = []

        def say(layer, start, end, style, text):
            events.append(f"Dialogue: {layer},{clock(start, '.')},{clock(end, '.')},{style},{text}")

        middle = HEIGHT - BAR // 2
        say(0, 0, self.ended + 1, "Shape", box(0, HEIGHT - BAR, WIDTH, BAR))
        for start, end, scene, outcome in self.spans():
            chapter = story.CHAPTERS[scene.chapter][self.language]
            lines = story.lines_of(scene.text(self.language, outcome))
            say(1, start, end, "Chapter", f"{{\\pos(28,{middle})}}{chapter}")
            say(1, start, end, "Caption", f"{{\\pos(284,{middle})}}" + "\\N".join(lines))
        for at, text in self.keys:
            end = min([at + KEY_SECONDS] + [other for other, _ in self.keys if other > at])
            say(2, at, end, "Key", f"{{\\pos({WIDTH - 28},{middle})}}{text}")
        for at, x, y in self.clicks:
            ring = "m 0 -20 b 11 -20 20 -11 20 0 b 20 11 11 20 0 20 b -11 20 -20 11 -20 0 b -20 -11 -11 -20 0 -20"
            say(2, at, at + CLICK_SECONDS, "Shape", f"{{\\an7\\pos({x},{y})\\1a&HFF&\\3c&H1E9EF5&\\bord4"
                                                    f"\\fad(0,300)\\p1}}{ring}{{\\p0}}")
        self.card(say, story.TITLE[self.language], 0, story.TITLE_SECONDS, "\\fad(0,400)")
        self.card(say, story.END[self.language], self.ended - story.END_SECONDS, self.ended + 1, "\\fad(400,0)")
        return ASS_HEAD + "\n".join(events) + "\n"

    @staticmethod
    def card(say, words, start, end, fade):
        heading, line, note = words
        whole = box(0, 0, WIDTH, HEIGHT).replace("{\\an7", "{" + fade + "\\an7", 1)
        say(5, start, end, "Shape", whole)
        say(6, start, end, "Heading", f"{{\\pos({WIDTH // 2},430){fade}}}{heading}")
        say(6, start, end, "Line", f"{{\\pos({WIDTH // 2},560){fade}}}" + line.replace("\n", "\\N"))
        say(6, start, end, "Note", f"{{\\pos({WIDTH // 2},720){fade}}}{note}")

    def vtt(self, language):
        """The captions as a WebVTT track; also in a language other than the window's."""
        parts = ["WEBVTT"]
        cards = [(0.0, story.TITLE_SECONDS, story.TITLE[language][1])]
        ends = [(self.ended - story.END_SECONDS, self.ended, story.END[language][1])]
        said = [(start, end, "\n".join(story.lines_of(scene.text(language, outcome))))
                for start, end, scene, outcome in self.spans()]
        for start, end, text in cards + said + ends:
            parts.append(f"{clock(start, '.vtt')} --> {clock(end, '.vtt')}\n{text}")
        return "\n\n".join(parts) + "\n"

    def make(self, target):
        """Draws captions and cards into the picture and writes @p target with a track in each language beside it."""
        (self.folder / "film.ass").write_text(self.ass(), encoding="utf-8")
        fade_out = story.TITLE_SECONDS - 0.4
        end_at = self.ended - story.END_SECONDS
        icon = ["-loop", "1", "-framerate", str(RATE), "-width", "128", "-height", "128", "-i", str(ICON)]
        graph = (f"[0:v]ass=film.ass[said];[1:v]format=rgba,fade=out:st={fade_out}:d=0.4:alpha=1[first];"
                 f"[2:v]format=rgba,fade=in:st={end_at:.2f}:d=0.4:alpha=1[last];"
                 f"[said][first]overlay=(W-w)/2:220:enable='lt(t,{story.TITLE_SECONDS})':shortest=1[opened];"
                 f"[opened][last]overlay=(W-w)/2:220:enable='gt(t,{end_at:.2f})':shortest=1,format=yuv420p")
        made = self.folder / "film.webm"
        command = ["ffmpeg", "-loglevel", "error", "-y", "-i", self.raw.name, *icon, *icon, "-filter_complex", graph,
                   "-t", f"{self.ended:.2f}", "-r", str(RATE), "-an", "-c:v", "libvpx-vp9", "-b:v", "0", "-crf", "32",
                   "-deadline", "realtime", "-cpu-used", "8", "-row-mt", "1", "-tile-columns", "1", "-threads", "2",
                   "-g", str(RATE * 10),
                   "-metadata", f"title=CryptoPulse ({self.language})", made.name]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise Failure(f"ffmpeg could not make the film: {done.stderr.strip()}")
        self.check(made)
        shutil.move(made, target)
        for language in story.LANGUAGES:
            target.with_suffix(f".{language}.vtt").write_text(self.vtt(language), encoding="utf-8")

    @staticmethod
    def check(made):
        """A Failure where the film is too long, too short or too large."""
        done = subprocess.run(["ffprobe", "-loglevel", "error", "-show_entries", "format=duration", "-of", "csv=p=0",
                               str(made)], capture_output=True, text=True, check=True)
        seconds, size = float(done.stdout), made.stat().st_size
        if not story.SHORTEST_RECORDING < seconds < story.LONGEST_RECORDING:
            raise Failure(f"the film is {seconds:.0f} seconds long, not between {story.SHORTEST_RECORDING:.0f} and "
                          f"{story.LONGEST_RECORDING:.0f}")
        if size > LARGEST:
            raise Failure(f"the film has {size / (1 << 20):.1f} MiB, more than {LARGEST >> 20}")
