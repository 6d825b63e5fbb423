create index handoffs_of_month on handoffs (shop, created_at);
