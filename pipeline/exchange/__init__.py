"""Exchange: stored results out in formats of others: StratML, JSON Lines, W3C annotations, Label Studio tasks."""

from pipeline.exchange.write import WITH_PLACES, Exchange, Written, write_exchange

__all__ = ["WITH_PLACES", "Exchange", "Written", "write_exchange"]
