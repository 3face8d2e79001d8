"""One file a language, data only: quotation marks, abbreviations, titles, hedges, pronouns, cues."""
