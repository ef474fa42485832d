/** Where merges led a topic: the SQL that whoever looks for what is filed under one begins with. */
import type { Sql } from "../../postgres.ts"
import { schemas } from "../../runner/tables/tables.ts"

/** Longer chains of merges are not followed: two topics that were merged into each other would have no end. */
const mostMerges = 16

/**
 * `home(id, at)`: for each id that knowledge may be filed under, the topic that it means now. Such an id is a topic's own,
 * or that of a proposal of a topic that was merged into a known one instead. Stands after `with recursive`.
 */
export const homes = (sql: Sql) => sql`
  merged as (select id, "into" from ${sql(schemas.live)}.proposals where kind = 'topic' and status = 'merged'),
  led(id, at, steps) as (
    select id, at, 0 from (
      select id, coalesce((select "into" from merged where merged.id = topic.id and topic.status = 'archived'), id) as at
      from ${sql(schemas.live)}.topics topic
      union all
      select id, "into" from merged where id not in (select id from ${sql(schemas.live)}.topics)) begun
    union all
    select led.id, topic."into", steps + 1 from led join ${sql(schemas.live)}.topics topic on topic.id = led.at
    where topic.status = 'merged' and steps < ${mostMerges}::int),
  home as (select distinct on (id) id, at from led order by id, steps desc)`
