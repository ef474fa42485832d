/** SQL that resolves merged topics. A query for the contents of a topic begins with it. */
import type { Sql } from "../postgres.ts"
import { schemas } from "../runner/tables/tables.ts"

/** The longest chain of merges that is followed: two topics merged into each other would be an endless loop. */
const mostMerges = 16

/**
 * `home(id, at)`: for each topic id that an atom or task may hold, the topic that it means now. The id is that of a topic, or
 * of a topic's proposal that was merged into an existing topic. Use it after `with recursive`.
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
