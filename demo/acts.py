"""What is done in each scene of story.py: the function of a scene's name, and which outcome its words are for.

Every act works the window as a person does, with keys, pointer and wheel, and waits until what it says has
happened: in front of the user (another window is active) or behind (the window's own REST API tells).
Places are in pixels of the stage; where a click lands beside its button, the wait after it fails.
"""
from stage import Failure, wait_for

EVALUATE, BACKTEST, LEAK_LAB, CANDLES = (740, 190), (866, 190), (215, 190), (170, 241)


def look(stage):
    stage.glide(420, 560, 1.2)
    stage.glide(860, 460, 1.6)
    stage.glide(1190, 190, 1.2)


def badge(stage):
    stage.glide(1345, 62, 1.2)


def collect(stage):
    before = stage.rows()
    stage.glide(960, 480, 1.0)
    stage.key("ctrl+r")
    wait_for("the storing of a collected price", lambda: stage.rows() > before)


def choose_file(stage):
    stage.key("ctrl+o")
    stage.dialog("the opening of the file dialog")
    stage.type("prices.csv")
    stage.read(0.6)
    stage.key("Return", show=False)
    stage.dialog("the opening of the import dialog")


def import_(stage):
    before = stage.rows()
    stage.begin("import", lambda: stage.key("Return"))
    stage.job_done("import")
    if stage.rows() <= before:
        raise Failure("the file of past prices added nothing")
    stage.dialog("the report of the import")
    stage.read(2.6)
    stage.key("Return", show=False)
    stage.main_again("the closing of the report")


def zoom(stage):
    stage.read(1.0)
    stage.key("ctrl+2")
    stage.read(0.8)
    stage.click(*CANDLES)
    stage.glide(620, 500, 1.2)


def experts(stage):
    wait_for("the adaptive model's learning", lambda: stage.adaptive().get("catching_up") is False, 40)
    stage.key("alt+2")
    stage.glide(330, 470, 1.2)
    stage.glide(440, 380, 1.6)


def features(stage):
    stage.glide(720, 360, 1.2)
    stage.glide(760, 520, 1.6)


def train(stage):
    stage.key("alt+1", show=False)
    stage.read(0.8)
    stage.begin("train", lambda: stage.key("ctrl+t"))
    stage.job_done("train")


def trained(stage):
    stage.glide(1150, 545, 1.2)
    stage.glide(1300, 560, 1.0)


def trained_outcome(stage):
    test = stage.api("/model")["test"]
    common = max(test["base_rate"], 1 - test["base_rate"])
    return "beaten" if test["accuracy"] > common else "not_beaten"


def predict(stage):
    stage.key("ctrl+p")
    stage.glide(1180, 190, 1.2)
    stage.read(1.2)
    stage.glide(1200, 300, 1.0)


def work_on_page(stage, key, job, button, look=0.6):
    """Goes to a page, has it begin its work and waits for the end."""
    stage.key(key)
    stage.read(look)
    stage.begin(job, lambda: stage.click(*button))
    stage.job_done(job)


def evaluate(stage):
    work_on_page(stage, "alt+4", "evaluate", EVALUATE, look=0.8)


def verdict(stage):
    stage.glide(420, 268, 1.2)


def verdict_outcome(stage):
    return stage.api("/evaluation")["verdict"]


def figures(stage):
    stage.glide(500, 640, 0.8)
    for _ in range(2):
        stage.scroll(7)
        stage.read(1.6)


def leak(stage):
    work_on_page(stage, "alt+6", "leak_lab", LEAK_LAB)
    stage.read(0.8)
    stage.glide(380, 420, 1.2)


def backtest(stage):
    work_on_page(stage, "alt+5", "backtest", BACKTEST)
    stage.read(0.8)
    stage.glide(420, 268, 1.2)


def hello(stage):
    stage.key("alt+1", show=False)
    stage.open_terminal()
    before = stage.answered("/predict")
    stage.type(f"curl http://127.0.0.1:{stage.port}/predict\n")
    wait_for("the answer to GET /predict", lambda: stage.answered("/predict") > before)


def ingest(stage):
    before = stage.rows()
    stage.type(f"curl -X POST http://127.0.0.1:{stage.port}/ingest\n")
    wait_for("the storing of a price by POST /ingest", lambda: stage.rows() > before)
    stage.glide(150, 190, 1.2)


def dark(stage):
    stage.close_terminal()
    stage.read(0.8)
    stage.key("ctrl+shift+d")
    wait_for("the change to dark colours", lambda: "theme=dark" in stage.settings())
    stage.glide(1190, 190, 1.2)


OUTCOMES = {"trained": trained_outcome, "verdict": verdict_outcome}


def act_of(name):
    """What is done in the scene of this name; KeyError where there is nothing."""
    return globals()[{"import": "import_"}.get(name, name)]
