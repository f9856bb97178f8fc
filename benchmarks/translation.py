"""Translating a prompt with a model of OPUS-MT's exact size: ``python -m benchmarks translation``.

The weights are random. So a translation has no end of its own, and its length is fixed: as many
pieces come out as go in.
"""

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import ctranslate2
import numpy as np
from safetensors.numpy import save_file

from benchmarks.report import Report, largest
from sdstudio.engine.translation.conversion import converted
from sdstudio.engine.translation.process import BEAMS, NGRAM
from sdstudio.weights.marian import FINAL_BIAS, VOCABULARY, WEIGHTS, Marian

#: As in the ``config.json`` of opus-mt-zh-en.
_CONFIG = {
    "model_type": "marian",
    "d_model": 512,
    "encoder_layers": 6,
    "decoder_layers": 6,
    "encoder_attention_heads": 8,
    "decoder_attention_heads": 8,
    "encoder_ffn_dim": 2048,
    "decoder_ffn_dim": 2048,
    "vocab_size": 65_001,
    "max_position_embeddings": 512,
    "activation_function": "swish",
    "scale_embedding": True,
}
_TOKENS = 75
_RUNS = 9
_THREADS = 2


def main() -> None:
    """Print the tables."""
    # As in the process that translates.
    sys.modules.setdefault("torch", None)  # type: ignore[arg-type]
    report = Report("Translating a prompt of 75 tokens, OPUS-MT's size, 8 bits, two threads")
    with tempfile.TemporaryDirectory() as folder:
        model = _write(Path(folder) / "model")
        begun_s, begun_cpu_s = time.perf_counter(), time.process_time()
        path = converted(model, Path(folder) / "converted", "benchmark")
        once = _row("converted, once", [_since(begun_s, begun_cpu_s)])
        begun_s, begun_cpu_s = time.perf_counter(), time.process_time()
        translator = ctranslate2.Translator(str(path), "cpu", intra_threads=_THREADS)
        loaded = _row("loaded, for the first prompt", [_since(begun_s, begun_cpu_s)])
        size_mb = sum(one.stat().st_size for one in path.iterdir()) / 1e6
        rows = [once, loaded]
        for phrases in (10, 3, 1):
            took = [_translate(translator, phrases) for _ in range(_RUNS + 1)][1:]
            rows.append(
                _row(f"{_TOKENS} tokens in {phrases} phrase{'' if phrases == 1 else 's'}", took)
            )
    report.table(("what", "s", "s of processor time", "of it a core"), rows)
    report.at_most(
        "prompt: translating 75 tokens, a core's processor time",
        largest(rows, 3, "tokens"),
        "s",
        1.5,
    )
    report.line(f"The converted model has {size_mb:.0f} MB. Beams: {BEAMS}.")
    report.print()


def _translate(translator: ctranslate2.Translator, phrases: int) -> tuple[float, float]:
    rng = np.random.default_rng(0)
    length = -(-_TOKENS // phrases)
    pieces = [[f"p{one}" for one in rng.integers(2, 65_000, length)] for _ in range(phrases)]
    begun_s, begun_cpu_s = time.perf_counter(), time.process_time()
    results = translator.translate_batch(
        pieces,
        beam_size=BEAMS,
        no_repeat_ngram_size=NGRAM,
        min_decoding_length=length,
        max_decoding_length=length,
    )
    took = _since(begun_s, begun_cpu_s)
    assert sum(len(one.hypotheses[0]) for one in results) >= _TOKENS
    return took


def _since(begun_s: float, begun_cpu_s: float) -> tuple[float, float]:
    return time.perf_counter() - begun_s, time.process_time() - begun_cpu_s


def _row(what: str, took: Sequence[tuple[float, float]]) -> tuple[str, str, str, str]:
    seconds, cpu_seconds = (statistics.median(one) for one in zip(*took, strict=True))
    return what, f"{seconds:.2f}", f"{cpu_seconds:.2f}", f"{cpu_seconds / _THREADS:.2f}"


def _write(folder: Path) -> Path:
    folder.mkdir()
    shape = Marian.of(_CONFIG)
    rng = np.random.default_rng(0)
    weights = {name: rng.standard_normal(size, np.float32) / 16 for name, size in shape.tensors()}
    weights["model.shared.weight"] = (
        rng.standard_normal((shape.words, shape.width), np.float32) / 16
    )
    weights[FINAL_BIAS] = np.zeros((1, shape.words), np.float32)
    save_file(weights, folder / WEIGHTS)
    pieces = ["</s>", "<unk>", *(f"p{one}" for one in range(2, shape.words - 1)), "<pad>"]
    vocabulary = {piece: number for number, piece in enumerate(pieces)}
    (folder / VOCABULARY).write_text(json.dumps(vocabulary), "utf-8")
    (folder / "config.json").write_text(json.dumps(_CONFIG), "utf-8")
    return folder


if __name__ == "__main__":
    main()
