-- Metric orders: count of checkout_completed.
-- All days.
-- Time is event_time in UTC; a week begins on Monday; events without a time do not count.
-- An entity is told by its key, and a null key does not count; duplicated events are kept; NaN counts as no value.
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
