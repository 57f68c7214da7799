-- Funnel checkout of user: checkout_started -> checkout_completed where order_value > 0, strict, within 7d, per session.
-- All days.
-- A user counts for a step when the steps before it were done in order, each by another event.
-- The days are those of step 1; the steps after it may come later. The window of 7 days counts from step 1 and includes its end.
-- No other event of the user comes between two steps.
-- Median time: over the users that reached the step, the shortest time from step 1.
-- Still open: users at the step before whose 7 days are not over at the last event there is.
-- Users are told apart by user_id; rows without one are left out. Duplicates are kept.
-- At one instant, events that can fill the first step come first, then those of the next, then all others; then by event_id.
-- Time is event_time in UTC; a week begins on Monday; events without a time do not count.
-- NaN counts as no value.
with
  -- The events that funnel checkout is about, each with the steps it can fill
  matched as (
    select
      user_id as entity,
      session_id as per,
      ts as event_time,
      event_id,
      case when event = 'checkout_started' then 1 else 0 end as is_1,
      case when event in ('checkout_completed', 'purchase_done') and (case when pg_input_is_valid((payload ->> 'order_value'), 'double precision') and (payload ->> 'order_value') !~ '[xX]' then cast((payload ->> 'order_value') as double precision) end > 0 and not case when pg_input_is_valid((payload ->> 'order_value'), 'double precision') and (payload ->> 'order_value') !~ '[xX]' then cast((payload ->> 'order_value') as double precision) end = double precision 'NaN') then 1 else 0 end as is_2
    from raw.events
    where user_id is not null
      and session_id is not null
      and ts is not null
  ),
  step_1 as (
    select
      *,
      case when is_1 = 1 then event_time end as start_1
    from matched
  ),
  -- start_2: the newest step 1 from which this event completes step 2
  step_2 as (
    select
      *,
      case when is_2 = 1 and event_time <= before_2 + interval '7' day then before_2 end as start_2
    from (
      select
        *,
        lag(start_1) over (partition by entity, per order by event_time, is_1 desc nulls last, is_2 desc nulls last, event_id collate "C") as before_2
      from step_1
    ) as r
  ),
  -- Each entity that entered, with the furthest step it came to
  reached as (
    select
      entity,
      case when last_2 is not null then 2 else 1 end as level,
      case when last_2 is not null then last_2 else last_1 end as last_start,
      seconds_2
    from (
      select
        entity,
        max(start_1) as last_1,
        max(start_2) as last_2,
        min(cast(extract(epoch from event_time - start_2) as double precision)) as seconds_2
      from step_2
      group by entity
    ) as r
    where last_1 is not null
  ),
  data as (
    select
      max(ts) as last_event
    from raw.events
  ),
  steps(step, event) as (
    values
      (1, 'checkout_started'),
      (2, 'paid')
  ),
  per_step as (
    select
      steps.step,
      steps.event,
      count(case when reached.level >= steps.step then 1 end) as entities,
      percentile_cont(0.5) within group (order by case when steps.step = 2 then reached.seconds_2 end) as median_seconds,
      count(case when reached.level = steps.step - 1 and reached.last_start + interval '7' day > data.last_event then 1 end) as immature
    from steps
    cross join data
    left join reached on true
    group by steps.step, steps.event
  )
select
  step,
  event,
  entities,
  cast(entities as double precision) / nullif(max(entities) over (), 0) as rate_of_first,
  cast(entities as double precision) / nullif(lag(entities) over (order by step), 0) as rate_of_previous,
  median_seconds,
  immature
from per_step
order by step nulls last
