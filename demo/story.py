"""What the demo recording shows and says, scene by scene, in every language that it can be recorded in.

A scene's captions stand from its beginning to its end. What is done in a scene is in acts.py, under the scene's
name. Where the words depend on what came out, a scene has them by outcome, and the act says which one it was.
"""
from dataclasses import dataclass

LANGUAGES = ("en", "pt_BR")
LONGEST_RECORDING = 180.0  # seconds that the film stays under
SHORTEST_RECORDING = 100.0
LETTERS_PER_SECOND = 17.0  # what a calm reader follows beside a moving picture
LINE = 62                  # letters that fit into a line of the bar; a caption has at most two lines


@dataclass(frozen=True)
class Scene:
    """One step of the story. @p seconds is how long it lasts, unless what it waits for takes longer."""
    name: str
    chapter: str
    seconds: float
    captions: dict  # language -> text, or language -> {outcome -> text}

    def outcomes(self):
        """The outcomes that this scene has words for; one empty name where it says the same in any case."""
        first = next(iter(self.captions.values()))
        return tuple(first) if isinstance(first, dict) else ("",)

    def text(self, language, outcome=""):
        """The caption; with an outcome that is not known KeyError, as the film would then say what is not so."""
        words = self.captions[language]
        return words[outcome] if isinstance(words, dict) else words


CHAPTERS = {
    "problem": {"en": "Problem", "pt_BR": "Problema"},
    "data": {"en": "Data", "pt_BR": "Dados"},
    "features": {"en": "Features", "pt_BR": "Características"},
    "training": {"en": "Training", "pt_BR": "Treino"},
    "forecast": {"en": "Forecast", "pt_BR": "Previsão"},
    "evaluation": {"en": "Evaluation", "pt_BR": "Avaliação"},
    "api": {"en": "REST API", "pt_BR": "API REST"},
    "delivery": {"en": "Delivery", "pt_BR": "Entrega"},
}

# Over the whole picture, before and after the rest: a heading and what stands below it.
TITLE = {
    "en": ("CryptoPulse", "Will Bitcoin be higher in five minutes,\nand is that forecast worth anything?",
           "Recorded with a synthetic market, without a network"),
    "pt_BR": ("CryptoPulse", "O Bitcoin vai estar mais alto daqui a cinco minutos,\ne essa previsão vale alguma coisa?",
              "Gravado com um mercado sintético, sem rede"),
}
END = {
    "en": ("CryptoPulse", "A forecast, and what it is worth.",
           "./run.sh opens it · ./test.sh tests it · GPL-3.0-or-later"),
    "pt_BR": ("CryptoPulse", "Uma previsão, e quanto ela vale.",
              "./run.sh abre · ./test.sh testa · GPL-3.0-or-later"),
}
TITLE_SECONDS = 5.0
END_SECONDS = 5.5

SCENES = (
    Scene("look", "problem", 6.5, {
        "en": "A price, its chart, the probability of a rise in five minutes. Should anyone believe it?",
        "pt_BR": "Um preço, o gráfico, a probabilidade de alta em cinco minutos. Dá para acreditar nela?"}),
    Scene("badge", "problem", 7.5, {
        "en": "This market is synthetic: a random walk that nobody can forecast. An honest program must find that out.",
        "pt_BR": "Este mercado é sintético: um passeio aleatório que ninguém prevê. Um programa honesto tem de "
                 "notar."}),
    Scene("collect", "data", 6.0, {
        "en": "One key asks for the current price, stores it and draws it.",
        "pt_BR": "Uma tecla busca o preço atual, guarda-o e o desenha."}),
    Scene("choose_file", "data", 6.5, {
        "en": "The past comes from a file. It shows how it is read before anything is stored.",
        "pt_BR": "O passado vem de um arquivo. Vê-se como ele é lido antes de algo ser guardado."}),
    Scene("import", "data", 6.5, {
        "en": "Thirty days of minutes are in. What was stored before stays as it is.",
        "pt_BR": "Trinta dias de minutos entraram. O que já estava guardado fica como está."}),
    Scene("zoom", "data", 6.5, {
        "en": "From a month to the newest six hours, as candles, each at one key or click.",
        "pt_BR": "De um mês às últimas seis horas, em velas: cada coisa a uma tecla ou um clique."}),
    Scene("experts", "features", 7.5, {
        "en": "Seventeen experts are weighed by how well each has done. Grey is the coin, which always says 50 %.",
        "pt_BR": "Dezessete especialistas, com pesos conforme o acerto. Cinza é a moeda, que sempre diz 50 %."}),
    Scene("features", "features", 7.0, {
        "en": "Returns, distances to means, the time within the hour: what each feature adds to this forecast.",
        "pt_BR": "Retornos, distâncias às médias, minuto da hora: quanto cada característica soma a esta previsão."}),
    Scene("train", "training", 6.5, {
        "en": "A logistic regression on six features. The newest quarter of the prices is kept for the test.",
        "pt_BR": "Regressão logística sobre seis variáveis. O quarto mais novo dos preços fica para o teste."}),
    Scene("trained", "training", 7.0, {
        "en": {"beaten": "Accuracy on unseen prices, beside always saying the more common direction: a little "
                         "above it.",
               "not_beaten": "Accuracy on unseen prices, beside always saying the more common direction: not "
                             "above it."},
        "pt_BR": {"beaten": "A acurácia em preços não vistos, ao lado de dizer sempre a direção mais comum: um "
                            "pouco acima.",
                  "not_beaten": "A acurácia em preços não vistos, ao lado de dizer sempre a direção mais comum: "
                                "não fica acima."}}),
    Scene("predict", "forecast", 7.5, {
        "en": "A probability, with its time and price, and in words. Below it: whether a trade would pay its costs.",
        "pt_BR": "Uma probabilidade, com hora e preço, e em palavras. Abaixo: se uma operação pagaria seus "
                 "custos."}),
    Scene("evaluate", "evaluation", 6.5, {
        "en": "But is it worth anything? In each period the models know only what lay before it.",
        "pt_BR": "Mas ela vale alguma coisa? Em cada período, os modelos só conhecem o que veio antes."}),
    Scene("verdict", "evaluation", 8.0, {
        "en": {"better_than_coin": "Better than a coin, it says. On this random walk that is luck: one test in "
                                   "twenty shows some.",
               "not_shown": "The verdict: nothing shown that a coin would not do. On a random walk that is the "
                            "right answer.",
               "worse_than_coin": "The verdict: worse than a coin. On a random walk, believing in patterns costs "
                                  "something.",
               "too_few": "The verdict: too few prices to tell. That is an answer, too."},
        "pt_BR": {"better_than_coin": "Melhor que uma moeda, diz ele. Num passeio aleatório é sorte: um teste em "
                                      "vinte mostra alguma.",
                  "not_shown": "O veredito: nada que uma moeda não faça. Num passeio aleatório, é a resposta certa.",
                  "worse_than_coin": "O veredito: pior que uma moeda. Num passeio aleatório, crer em padrões "
                                     "custa algo.",
                  "too_few": "O veredito: preços de menos para dizer. Isso também é uma resposta."}}),
    Scene("figures", "evaluation", 8.0, {
        "en": "Behind it: intervals that know that outcomes overlap, calibration, ROC, and every period on its own.",
        "pt_BR": "Por trás: intervalos que sabem que os resultados se sobrepõem, calibração, ROC e cada período."}),
    Scene("leak", "evaluation", 8.0, {
        "en": "Leaks: a careless test, with shuffled rows, would have promised skill in pure chance.",
        "pt_BR": "Vazamento: um teste descuidado, com linhas embaralhadas, teria prometido acertos no puro acaso."}),
    Scene("backtest", "evaluation", 8.0, {
        "en": "What a rule on these forecasts would have earned after fee and slippage. All of it is simulated.",
        "pt_BR": "Quanto uma regra sobre estas previsões teria rendido após taxa e derrapagem. Tudo é simulado."}),
    Scene("hello", "api", 7.5, {
        "en": "The same engine answers other programs on this machine, over REST: here is its forecast.",
        "pt_BR": "O mesmo motor responde a outros programas desta máquina, por REST: aqui, a previsão."}),
    Scene("ingest", "api", 8.0, {
        "en": "POST /ingest stores one more price, and the window shows it at once. /docs describes every route.",
        "pt_BR": "POST /ingest guarda mais um preço, e a janela o mostra na hora. /docs descreve cada rota."}),
    Scene("dark", "delivery", 7.5, {
        "en": "One native program: window, API and command line, light or dark. No browser, no Python, no account.",
        "pt_BR": "Um programa nativo: janela, API e linha de comando, claro ou escuro. Sem navegador, Python nem "
                 "conta."}),
)


def planned_seconds():
    """How long the film is when nothing has to be waited for."""
    return TITLE_SECONDS + sum(scene.seconds for scene in SCENES) + END_SECONDS


def lines_of(text):
    """@p text in lines of at most LINE letters, as even as they come: two where one is not enough."""
    if len(text) <= LINE:
        return [text]
    words = text.split(" ")
    cuts = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    return list(min(cuts, key=lambda lines: max(map(len, lines))))


def plan(language):
    """The scenes with their planned times and captions, a line for each, for people to read."""
    rows = [f"  0.0 s  {TITLE[language][0]}: {' '.join(TITLE[language][1].split())}"]
    at = TITLE_SECONDS
    for scene in SCENES:
        for outcome in scene.outcomes():
            told = f" ({outcome})" if outcome else ""
            rows.append(f"{at:5.1f} s  {CHAPTERS[scene.chapter][language]}{told}: {scene.text(language, outcome)}")
        at += scene.seconds
    rows.append(f"{at:5.1f} s  {END[language][0]}: {END[language][1]}")
    rows.append(f"{planned_seconds():5.1f} s  {language}, as planned; under {LONGEST_RECORDING:.0f} s in any case")
    return "\n".join(rows)
