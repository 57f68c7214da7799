-- Metric orders: count of checkout_completed.
-- All days.
-- Duplicates are kept.
-- Time is event_time in UTC; a week begins on Monday; events without a time do not count.
-- NaN counts as no value.
with
  measured as (
    select
      count(*) as value
    from events
    where event_name in ('checkout_completed', 'purchase_done')
      and event_time is not null
  )
select
  coalesce(measured.value, 0) as value
from measured
