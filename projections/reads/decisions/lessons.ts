/** The SQL of the training examples, the newest first. */
import { schemas } from "../../runner/tables/tables.ts"

/** Older decisions may no longer be the opinion of the team. */
const mostLessons = 5_000
const live = schemas.live

/** Whether a proposal's score is a chance by the built-in ranking. The built-in model had no version before it. */
const isRanked = (table: string) => `(${table}.model->>'provider' = 'builtin' and ${table}."promptVersion" <> 'none')`

/**
 * One example for each decided statement, by its most convincing quote, and one for each message that a person made a task
 * of. An edited statement counts half, and so does one that was rejected as late or as a duplicate, because its content was
 * worth keeping.
 * Topics and tasks teach nothing about their quotes. Redacted messages are left out.
 *
 * The score is that of the built-in ranking. Other models, and the built-in model before the ranking, have other scales.
 */
export const lessons = `
  select * from (
    select 'worth' as "is", quote.text, proposal.status <> 'rejected' as worth, null as category,
      coalesce(nullif(proposal.proposed, 'null'::jsonb), proposal.draft)->>'type' as type,
      case when ${isRanked("proposal")} then proposal.score end as score,
      case when (proposal.status <> 'rejected' and proposal.revision > 1)
        or coalesce(proposal.reason, '') in ('late', 'duplicate') then 0.5 else 1 end as weight,
      proposal."decidedAt" as at, quote.id as id
    from ${live}.proposals proposal
      join ${live}.evidence quote on quote.proposal = proposal.id and quote.n = 1
      join ${live}.messages said on said.id = quote.message and not said.redacted
    where proposal.kind = 'atom' and proposal.status in ('approved', 'merged', 'rejected')
    union all
    select 'worth', text, true, null, null, null, 1, "sentAt", id from ${live}.messages
    where jsonb_array_length(tasks) > 0 and not redacted
    union all
    select 'category', trim(title || ' ' || description), null, category, null, null, 1, "updatedAt", id
    from ${live}.tasks
    where category is not null and (classification = 'corrected' or (proposal is not null and status <> 'cancelled'))
  ) taught order by at desc, id limit ${mostLessons}`
