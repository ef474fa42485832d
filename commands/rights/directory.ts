/** The fold behind `Principals`: roles, tokens, Telegram accounts and chat memberships. */
import { type ActorId, PersonId, personActor, serviceActor, TokenId } from "../../domain/ids.ts"
import { Audience, type Role } from "../../domain/values.ts"
import type { Commit, Unreadable } from "../../streams/commit/envelope.ts"
import { makeRightsChanges, type RightsChanges } from "./rightsChanges.ts"
import type { EventOf, EventTag } from "../../streams/commit/events.ts"
import { partsOf, subjectOf } from "../../streams/commit/subjects.ts"

export interface Directory {
  readonly rights: RightsChanges
  readonly roles: Map<ActorId, Role>
  readonly tokens: Map<string, { readonly actor: ActorId; readonly expires: number | null }>
  readonly telegram: Map<string, PersonId>
  readonly chats: Map<ActorId, Set<Audience>>
  readonly consent: Set<string>
  /** The subjects of people, chats and tokens that have no rights until their damaged commit is mended. */
  readonly suspended: Set<string>
}

export const emptyDirectory = (): Directory => ({
  rights: makeRightsChanges(),
  roles: new Map(),
  tokens: new Map(),
  telegram: new Map(),
  chats: new Map(),
  consent: new Set(),
  suspended: new Set()
})

/** Folds one commit in. Each commit comes once, in the order of the log. */
export const follow = (directory: Directory, commit: Commit): void => {
  const { id } = partsOf(commit.subject)
  const changed = commit.events.map((event) => {
    // A handler is looked up by the tag of the event that it gets, which its type cannot say.
    const change = changes[event._tag] as Change<EventTag> | undefined
    return change?.(directory, id, event) ?? null
  })
  for (const actor of changed) if (actor !== null) directory.rights.changed(actor)
}

/**
 * Parks a person, a chat or a token at its first commit that cannot be read.
 *
 * A commit of a newer version changes no rights: after a rollback the people can still work. A damaged or sealed one may have
 * taken rights away, so the aggregate has none until the commit is mended.
 */
export const park = (directory: Directory, { subject, reason }: Unreadable): void => {
  if (reason === "newer") return
  directory.suspended.add(subject)
  directory.rights.changedForAll()
}

/** Gives the rights back that the aggregate had at its last folded commit. */
export const mend = (directory: Directory, subject: string): void => {
  if (directory.suspended.delete(subject)) directory.rights.changedForAll()
}

/** True when the person or the token behind an actor has no rights at present. */
export const isSuspended = ({ suspended }: Directory, actor: ActorId): boolean => {
  if (suspended.size === 0) return false
  const [kind, id = ""] = actor.split(":")
  if (kind === "person") return suspended.has(subjectOf("person", id))
  return kind === "service" && suspended.has(subjectOf("access", id))
}

/** Answers the actor whose rights or memberships changed; null when none changed. */
type Change<T extends EventTag> = (directory: Directory, id: string, event: EventOf<T>) => ActorId | null

/** The events that the directory needs. All other events are ignored. */
const changes: { readonly [T in EventTag]?: Change<T> } = {
  RoleGranted: ({ roles }, id, { role }) => {
    const actor = personActor(PersonId.make(id))
    roles.set(actor, role)
    return actor
  },
  PersonLeft: (directory, id) => remove(directory, PersonId.make(id)),
  PersonForgotten: (directory, id) => remove(directory, PersonId.make(id)),
  TelegramLinked: ({ telegram }, id, event) => {
    telegram.set(event.telegram, PersonId.make(id))
    return null
  },
  TokenIssued: ({ tokens, roles }, id, { hash, role, expiresAt }) => {
    const actor = serviceActor(TokenId.make(id))
    tokens.set(hash, { actor, expires: expiresAt === null ? null : Date.parse(expiresAt) })
    roles.set(actor, role)
    return null
  },
  TokenRevoked: ({ tokens, roles }, id) => {
    const actor = serviceActor(TokenId.make(id))
    for (const [hash, token] of tokens) if (token.actor === actor) tokens.delete(hash)
    return roles.delete(actor) ? actor : null
  },
  MemberSeen: (directory, id, { person }) => {
    const actor = personActor(person)
    chatsOf(directory, actor).add(Audience.make(`chat:${id}`))
    return actor
  },
  MemberLost: (directory, id, { person }) => {
    const actor = personActor(person)
    return chatsOf(directory, actor).delete(Audience.make(`chat:${id}`)) ? actor : null
  },
  ConsentGiven: ({ consent }, id) => {
    consent.add(id)
    return null
  },
  ChatMuted: ({ consent }, id) => withdrawConsent(consent, id),
  ChatUnbound: ({ consent }, id) => withdrawConsent(consent, id)
}

const withdrawConsent = (consent: Set<string>, chat: string) => {
  consent.delete(chat)
  return null
}

const remove = ({ roles, chats, telegram }: Directory, id: PersonId) => {
  const actor = personActor(id)
  roles.delete(actor)
  chats.delete(actor)
  for (const [key, linked] of telegram) if (linked === id) telegram.delete(key)
  return actor
}

const chatsOf = (directory: Directory, actor: ActorId) => {
  const chats = directory.chats.get(actor) ?? new Set<Audience>()
  directory.chats.set(actor, chats)
  return chats
}
