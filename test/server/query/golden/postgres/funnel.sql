-- Funnel checkout of user: checkout_started -> checkout_completed where order_value > 0, ordered, within 7d.
-- By platform.
-- Days: 2026-01-01 to 2026-01-03, both included.
-- A user counts for a step when the steps before it were done in order, each by another event.
-- The days are those of step 1; the steps after it may come later. The window of 7 days counts from step 1 and includes its end.
-- Other events may come between two steps.
-- Excluded: support_opened after step 1. Such an event ends the way to the next step, and never fills it itself.
-- A user is in the group of its first step 1 in the range.
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
      event_time,
      event_id,
      platform,
      case when event_name = 'checkout_started' and event_time < timestamp '2026-01-04 00:00:00' then 1 else 0 end as is_1,
      case when event_name in ('checkout_completed', 'purchase_done') and (order_value > 0 and not order_value = double precision 'NaN') then 1 else 0 end as is_2,
      case when event_name = 'button_click' and label = 'Help' then 1 else 0 end as excludes_1
    from events
    where user_id is not null
      and (event_name = 'checkout_started' or event_name in ('checkout_completed', 'purchase_done') and (order_value > 0 and not order_value = double precision 'NaN') or event_name = 'button_click' and label = 'Help')
      and event_time >= timestamp '2026-01-01 00:00:00'
      and event_time < timestamp '2026-01-11 00:00:00'
  ),
  -- How many exclusions have happened up to each event
  counted as (
    select
      *,
      sum(excludes_1) over (partition by entity order by event_time, is_1 desc nulls last, is_2 desc nulls last, event_id collate "C" rows between unbounded preceding and current row) as excluded_1
    from matched
  ),
  step_1 as (
    select
      *,
      case when is_1 = 1 then event_time end as start_1
    from counted
  ),
  -- start_2: the newest step 1 from which this event completes step 2
  step_2 as (
    select
      *,
      case when is_2 = 1 and event_time <= before_2 + interval '7' day then before_2 end as start_2
    from (
      select
        *,
        max(start_1) over (partition by entity, excluded_1 order by event_time, is_1 desc nulls last, is_2 desc nulls last, event_id collate "C" rows between unbounded preceding and 1 preceding) as before_2
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
  -- What each entity was when it first entered
  entered as (
    select
      entity,
      platform
    from (
      select
        entity,
        platform,
        row_number() over (partition by entity order by event_time, is_1 desc nulls last, is_2 desc nulls last, event_id collate "C") as nth
      from matched
      where is_1 = 1
    ) as r
    where nth = 1
  ),
  data as (
    select
      max(event_time) as last_event
    from events
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
      entered.platform,
      count(case when reached.level >= steps.step then 1 end) as entities,
      percentile_cont(0.5) within group (order by case when steps.step = 2 then reached.seconds_2 end) as median_seconds,
      count(case when reached.level = steps.step - 1 and reached.last_start + interval '7' day > data.last_event then 1 end) as immature
    from steps
    cross join data
    cross join reached
    join entered on entered.entity = reached.entity
    group by steps.step, steps.event, entered.platform
  )
select
  step,
  event,
  platform,
  entities,
  cast(entities as double precision) / nullif(max(entities) over (partition by platform), 0) as rate_of_first,
  cast(entities as double precision) / nullif(lag(entities) over (partition by platform order by step), 0) as rate_of_previous,
  median_seconds,
  immature
from per_step
order by platform collate "C" nulls last, step nulls last
