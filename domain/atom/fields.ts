/** The content of an atom, as its commands and events have it. */
import { Schema } from "effect"
import { ActorId, AtomId, ProposalId, TopicId } from "../ids.ts"
import { AtomText, Tags } from "../knowledge/draft.ts"
import { personal } from "../text/personal.ts"
import { AtomLink, AtomType, Audience, Due } from "../values.ts"
import { Closing } from "./closing.ts"

export const authored = { wordsOf: ActorId }
export const atomTags = Tags.pipe(personal("wordsOf"))
/** The most proposals whose evidence one merge moves. */
const mostAbsorbed = 200
export const absorbed = Schema.Array(ProposalId).check(Schema.isMaxLength(mostAbsorbed))
export const link = { relation: AtomLink, to: AtomId }
export type Link = Schema.Schema.Type<Schema.Struct<typeof link>>

export const statement = {
  ...authored,
  type: AtomType,
  text: AtomText.pipe(personal("wordsOf")),
  topic: Schema.NullOr(TopicId),
  /** The person who does the work. Left out: unchanged; null in a new atom. */
  owner: Schema.optionalKey(Schema.NullOr(ActorId)),
  /** Left out: as for `owner`. */
  due: Schema.optionalKey(Schema.NullOr(Due))
}
export type AtomStatement = Schema.Schema.Type<Schema.Struct<typeof statement>>

export const content = {
  ...statement,
  tags: atomTags,
  /** The end of the matter by the proposal of the atom itself. Null or left out: the matter is open. */
  closing: Schema.optionalKey(Schema.NullOr(Closing))
}
export type Content = Schema.Schema.Type<Schema.Struct<typeof content>>

export const recorded = {
  ...content,
  /** The first links of the atom. */
  links: Schema.optionalKey(Schema.Array(Schema.Struct(link)).check(Schema.isMaxLength(8))),
  proposal: ProposalId,
  audience: Audience
}

/** The fields of a statement that an atom keeps. */
type Said = Pick<AtomStatement, "type" | "text" | "topic"> & Required<Pick<AtomStatement, "owner" | "due">>

/** The statement after a revision: a field that it leaves out stays. */
export const revised = (was: Said, { type, text, topic, owner, due }: AtomStatement): Said => ({
  type,
  text,
  topic,
  owner: owner === undefined ? was.owner : owner,
  due: due === undefined ? was.due : due
})

export const isSaid = (was: Said, now: AtomStatement): boolean => {
  const next = revised(was, now)
  return (
    was.type === next.type &&
    was.text === next.text &&
    was.topic === next.topic &&
    was.owner === next.owner &&
    was.due === next.due
  )
}

export const areTags = (was: ReadonlyArray<string>, now: ReadonlyArray<string>): boolean =>
  was.length === now.length && was.every((tag, i) => tag === now[i])

export const isLink =
  (wanted: Link) =>
  (each: Link): boolean =>
    each.relation === wanted.relation && each.to === wanted.to
