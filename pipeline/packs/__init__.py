"""Language packs: what a language's plans look like, as data under `models/languages/<code>/`."""

from pipeline.packs.pack import LanguagePack, known_languages, load_pack, load_packs, open_pack, open_packs

__all__ = ["LanguagePack", "known_languages", "load_pack", "load_packs", "open_pack", "open_packs"]
