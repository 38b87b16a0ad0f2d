"""Gift Aid: declarations, which gifts qualify, and what is claimed from HMRC."""
