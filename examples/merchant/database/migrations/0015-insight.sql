-- Noisy counts of devices (private insight). Nothing here says whose they are: no id, no time finer than the week, no order
-- and no conversation; and they are given out in the order of their bits, never in that of their arrival.
create table insight_reports (
  shop text not null,
  -- ISO 8601, such as 2026-W47, with its Monday.
  week text not null,
  monday date not null,
  dictionary text not null,
  bits text not null
);
create index insight_reports_of_week on insight_reports (shop, week);
create index insight_reports_old on insight_reports (monday);
