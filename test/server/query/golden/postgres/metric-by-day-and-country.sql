-- Metric revenue: sum of order_value of checkout_completed, by day.
-- By country.
-- Days: 2026-01-01 to 2026-01-03, both included.
-- A day in which nothing happened shows with 0.
-- A day is complete when it begins in the range and ends by 2026-01-03.
-- Duplicates are kept.
-- Time is event_time in UTC; a week begins on Monday; events without a time do not count.
-- NaN counts as no value.
with
  measured as (
    select
      cast(date_trunc('day', event_time) as date) as period,
      country,
      sum(nullif(order_value, double precision 'NaN')) as value
    from events
    where event_name in ('checkout_completed', 'purchase_done')
      and event_time >= timestamp '2026-01-01 00:00:00'
      and event_time < timestamp '2026-01-04 00:00:00'
    group by cast(date_trunc('day', event_time) as date), country
  ),
  -- Every day of the range, whether anything happened or not
  periods(period, complete) as (
    values
      (date '2026-01-01', true),
      (date '2026-01-02', true),
      (date '2026-01-03', true)
  ),
  groups as (
    select distinct
      country
    from measured
  )
select
  periods.period,
  groups.country,
  coalesce(measured.value, 0) as value,
  periods.complete
from periods
cross join groups
left join measured on measured.period = periods.period and (measured.country = groups.country or measured.country is null and groups.country is null)
order by periods.period nulls last, groups.country collate "C" nulls last
