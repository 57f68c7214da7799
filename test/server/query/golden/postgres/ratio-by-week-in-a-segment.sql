-- Ratio aov: sum of order_value of checkout_completed, divided by count of checkout_completed, by week.
-- Only entities of the segment paying.
-- All days.
-- Each side is computed on its own, then divided; a division by zero gives no value.
-- A week in which nothing happened does not show: the range has no first day.
-- A week is complete when it begins in the range and ends before the week of the last event.
-- Duplicates are kept.
-- Time is event_time in UTC; a week begins on Monday; events without a time do not count.
-- NaN counts as no value.
with
  -- The events and, beside each, what is known of the entities it is about
  events_with_traits as (
    select
      *
    from events as e
    left join (
      select
        id as "user.key of the entity",
        plan_tier as "user.plan_tier"
      from crm.users
    ) as "user" on user_id = "user.key of the entity"
  ),
  numerator as (
    select
      cast(date_trunc('week', event_time) as date) as period,
      sum(nullif(order_value, double precision 'NaN')) as value
    from events_with_traits
    where event_name in ('checkout_completed', 'purchase_done')
      and "user.plan_tier" in ('pro', 'gold')
      and event_time is not null
    group by cast(date_trunc('week', event_time) as date)
  ),
  denominator as (
    select
      cast(date_trunc('week', event_time) as date) as period,
      count(*) as value
    from events_with_traits
    where event_name in ('checkout_completed', 'purchase_done')
      and "user.plan_tier" in ('pro', 'gold')
      and event_time is not null
    group by cast(date_trunc('week', event_time) as date)
  ),
  -- Where there is a number on either side
  keys as (
    select
      period
    from numerator
    union
    select
      period
    from denominator
  ),
  data as (
    select
      max(event_time) as last_event
    from events_with_traits
  )
select
  keys.period,
  cast(coalesce(numerator.value, 0) as double precision) / nullif(coalesce(denominator.value, 0), 0) as value,
  coalesce(numerator.value, 0) as numerator,
  coalesce(denominator.value, 0) as denominator,
  keys.period < cast(date_trunc('week', data.last_event) as date) as complete
from keys
cross join data
left join numerator on numerator.period = keys.period
left join denominator on denominator.period = keys.period
order by keys.period nulls last
