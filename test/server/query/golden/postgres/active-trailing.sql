-- Metric wau: distinct user (user_id) of all events, active in the 7 days up to the end of the day, by day.
-- Days: 2026-01-01 to 2026-01-03, both included.
-- A day in which nothing happened shows with 0.
-- A day is complete when it begins in the range and ends by 2026-01-03.
-- Users are told apart by user_id; rows without one are left out. Duplicates are kept.
-- Time is event_time in UTC; a week begins on Monday; events without a time do not count.
-- NaN counts as no value.
with
  -- Each entity once a day
  active_days as (
    select distinct
      cast(date_trunc('day', event_time) as date) as day,
      user_id as entity
    from events
    where user_id is not null
      and event_time >= timestamp '2025-12-26 00:00:00'
      and event_time < timestamp '2026-01-04 00:00:00'
  ),
  -- The 7 days up to the end of each day
  windows(period, first_day, last_day) as (
    values
      (date '2026-01-01', date '2025-12-26', date '2026-01-01'),
      (date '2026-01-02', date '2025-12-27', date '2026-01-02'),
      (date '2026-01-03', date '2025-12-28', date '2026-01-03')
  ),
  measured as (
    select
      windows.period,
      count(distinct active_days.entity) as value
    from windows
    join active_days on active_days.day >= windows.first_day and active_days.day <= windows.last_day
    group by windows.period
  ),
  -- Every day of the range, whether anything happened or not
  periods(period, complete) as (
    values
      (date '2026-01-01', true),
      (date '2026-01-02', true),
      (date '2026-01-03', true)
  )
select
  periods.period,
  coalesce(measured.value, 0) as value,
  periods.complete
from periods
left join measured on measured.period = periods.period
order by periods.period nulls last
