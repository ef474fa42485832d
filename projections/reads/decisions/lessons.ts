/** The SQL of the training examples, the newest first. */
import { schemas } from "../../runner/tables/tables.ts"

/** Older decisions may no longer be the opinion of the team. */
const mostLessons = 5_000
const live = schemas.live

/**
 * Positive examples are the quotes of accepted proposals, and messages that a person made a task of. Negative examples are
 * the quotes of rejected proposals, unless they were rejected as late or duplicate. Redacted messages are left out.
 */
export const lessons = `
  select * from (
    select 'worth' as "is", quote.text, proposal.status <> 'rejected' as worth, null as category,
      proposal."decidedAt" as at, quote.id as id
    from ${live}.proposals proposal
      join ${live}.evidence quote on quote.proposal = proposal.id
      join ${live}.messages said on said.id = quote.message and not said.redacted
    where proposal.status in ('approved', 'merged')
      or (proposal.status = 'rejected' and coalesce(proposal.reason, '') not in ('late', 'duplicate'))
    union all
    select 'worth', text, true, null, "sentAt", id from ${live}.messages
    where jsonb_array_length(tasks) > 0 and not redacted
    union all
    select 'category', trim(title || ' ' || description), null, category, "updatedAt", id from ${live}.tasks
    where category is not null and (classification = 'corrected' or (proposal is not null and status <> 'cancelled'))
  ) taught order by at desc, id limit ${mostLessons}`
