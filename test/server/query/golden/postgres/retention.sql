-- Retention weekly of user: start checkout_completed, return any event, by week.
-- Days: 2026-01-01 to 2026-01-03, both included.
-- Cohort: the week of a user's first start in the range; a calendar week in UTC.
-- Week N: returned in exactly the Nth week after the cohort's; week 0 is the whole cohort.
-- A week is complete when it is over before that of the last event.
-- Users are told apart by user_id; rows without one are left out. Duplicates are kept.
-- Time is event_time in UTC; a week begins on Monday; events without a time do not count.
-- NaN counts as no value.
with
  -- The weeks of the range and of all returns that are asked for
  calendar(number, period) as (
    values
      (0, date '2025-12-29'),
      (1, date '2026-01-05'),
      (2, date '2026-01-12')
  ),
  -- The week in which each entity first started
  cohorts as (
    select
      user_id as entity,
      cast(date_trunc('week', min(event_time)) as date) as cohort
    from events
    where event_name in ('checkout_completed', 'purchase_done')
      and user_id is not null
      and event_time >= timestamp '2026-01-01 00:00:00'
      and event_time < timestamp '2026-01-04 00:00:00'
    group by user_id
  ),
  -- The weeks in which each entity returned
  returns as (
    select distinct
      user_id as entity,
      cast(date_trunc('week', event_time) as date) as returned
    from events
    where user_id is not null
      and event_time >= timestamp '2026-01-01 00:00:00'
      and event_time < timestamp '2026-01-19 00:00:00'
  ),
  sizes as (
    select
      cohort,
      count(*) as size
    from cohorts
    group by cohort
  ),
  offsets(period) as (
    values
      (0),
      (1),
      (2)
  ),
  -- Returned in the Nth week after
  came_back as (
    select
      cohorts.cohort,
      offsets.period,
      count(distinct cohorts.entity) as entities
    from cohorts
    join returns on returns.entity = cohorts.entity
    join calendar as began on began.period = cohorts.cohort
    join calendar as later on later.period = returns.returned
    join offsets on later.number - began.number = offsets.period
    group by cohorts.cohort, offsets.period
  ),
  data as (
    select
      max(event_time) as last_event
    from events
  )
select
  began.period as cohort,
  coalesce(sizes.size, 0) as size,
  offsets.period,
  case when offsets.period = 0 then coalesce(sizes.size, 0) else coalesce(came_back.entities, 0) end as entities,
  cast(case when offsets.period = 0 then coalesce(sizes.size, 0) else coalesce(came_back.entities, 0) end as double precision) / nullif(coalesce(sizes.size, 0), 0) as rate,
  later.period < cast(date_trunc('week', data.last_event) as date) as complete
from calendar as began
cross join offsets
join calendar as later on later.number = began.number + offsets.period
cross join data
left join sizes on sizes.cohort = began.period
left join came_back on came_back.cohort = began.period and came_back.period = offsets.period
where began.number < 1
order by began.period nulls last, offsets.period nulls last
