/** Ids are opaque: code must not read a fact from an id, and a natural key is never part of one. */
import { Schema } from "effect"

/** Lower-case letters and digits, as the command side derives them: one token of a NATS subject. */
const opaque = Schema.String.check(
  Schema.isPattern(/^[a-z0-9]{8,40}$/, { message: "must be an id of 8 to 40 lower-case letters and digits" })
)

export const TaskId = opaque.pipe(Schema.brand("TaskId"))
export type TaskId = typeof TaskId.Type
export const MessageId = opaque.pipe(Schema.brand("MessageId"))
export type MessageId = typeof MessageId.Type
export const PersonId = opaque.pipe(Schema.brand("PersonId"))
export type PersonId = typeof PersonId.Type
export const ChatId = opaque.pipe(Schema.brand("ChatId"))
export type ChatId = typeof ChatId.Type
export const TokenId = opaque.pipe(Schema.brand("TokenId"))
export type TokenId = typeof TokenId.Type
export const CommentId = opaque.pipe(Schema.brand("CommentId"))
export type CommentId = typeof CommentId.Type

export const TopicId = opaque.pipe(Schema.brand("TopicId"))
export type TopicId = typeof TopicId.Type
export const AtomId = opaque.pipe(Schema.brand("AtomId"))
export type AtomId = typeof AtomId.Type
export const ProposalId = opaque.pipe(Schema.brand("ProposalId"))
export type ProposalId = typeof ProposalId.Type
export const ExtractionId = opaque.pipe(Schema.brand("ExtractionId"))
export type ExtractionId = typeof ExtractionId.Type
export const RunId = opaque.pipe(Schema.brand("RunId"))
export type RunId = typeof RunId.Type
export const ProviderId = opaque.pipe(Schema.brand("ProviderId"))
export type ProviderId = typeof ProviderId.Type
export const ViewId = opaque.pipe(Schema.brand("ViewId"))
export type ViewId = typeof ViewId.Type
export const EndpointId = opaque.pipe(Schema.brand("EndpointId"))
export type EndpointId = typeof EndpointId.Type
export const SourceId = opaque.pipe(Schema.brand("SourceId"))
export type SourceId = typeof SourceId.Type

/** The actor of a command (a person, a service with a token, a reactor), or the owner of a key that seals personal fields. */
export const ActorId = Schema.String.check(
  Schema.isPattern(/^(person|service|reactor|chat):[a-z0-9-]{1,40}$/, { message: "must be kind:id" })
).pipe(Schema.brand("ActorId"))
export type ActorId = typeof ActorId.Type

export const personActor = (person: PersonId): ActorId => ActorId.make(`person:${person}`)
export const serviceActor = (token: TokenId): ActorId => ActorId.make(`service:${token}`)
export const reactorActor = (name: string): ActorId => ActorId.make(`reactor:${name}`)
export const isReactor = (actor: ActorId): boolean => actor.startsWith("reactor:")
const isPersonId = Schema.is(PersonId)
/** The person behind an actor; null for a service, a reactor, or an id that no person can have: an actor's id may be shorter. */
export const personOf = (actor: ActorId): PersonId | null => {
  const id = actor.startsWith("person:") ? actor.slice("person:".length) : ""
  return isPersonId(id) ? id : null
}
