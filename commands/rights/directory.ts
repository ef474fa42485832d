/** The fold behind `Principals`: roles, tokens, Telegram accounts and chat memberships. */
import { type Event as ChatEvent, memberChangeOf } from "../../domain/chat/chat.ts"
import { type ActorId, PersonId, personActor, serviceActor, TokenId } from "../../domain/ids.ts"
import { atLeast } from "../../domain/roles.ts"
import { Audience, type Role } from "../../domain/values.ts"
import type { Commit, Unreadable } from "../../streams/commit/envelope.ts"
import { makeRightsChanges, type RightsChanges } from "./rightsChanges.ts"
import {
  dropTelegramUsers,
  emptyTelegramAccounts,
  linkTelegramUser,
  moveTelegramUsers,
  type TelegramAccounts
} from "./telegramAccounts.ts"
import type { EventOf, EventTag } from "../../streams/commit/events.ts"
import { partsOf, subjectOf } from "../../streams/commit/subjects.ts"

export interface Directory {
  readonly rights: RightsChanges
  readonly roles: Map<ActorId, Role>
  /** The people who were merged away, each with the person that they were merged into. */
  readonly merged: Map<ActorId, Merged>
  /** By the hash of the secret. */
  readonly tokens: Map<string, HeldToken>
  /** The same tokens, by their actor. */
  readonly services: Map<ActorId, HeldToken>
  /** The people who have signed in at least once. */
  readonly activated: Set<ActorId>
  readonly telegram: TelegramAccounts
  /** The people whom the log knows, with a role or only from a chat or an import, without those who have left. */
  readonly joined: Set<ActorId>
  /** The people whom the log has forgotten. They never join again. */
  readonly forgotten: Set<ActorId>
  /** Those of them whose texts are not erased everywhere yet, by the position of the commit that forgot them. */
  readonly erasing: Map<ActorId, number>
  /** The chats of each member, under the id that was seen. A membership stays while its person is not on the team, and gives no rights then. */
  readonly chats: Map<ActorId, Set<Audience>>
  /** The earlier audiences of each chat that moved: its members may read their items too. */
  readonly earlier: Map<Audience, Set<Audience>>
  readonly consent: Set<string>
  /** The subjects of people, chats and tokens that have no rights until their damaged commit is repaired. */
  readonly suspended: Set<string>
}

export interface Merged {
  readonly into: ActorId
  /** True when the survivor may read what only the merged person could read. */
  readonly withPrivate: boolean
  /** True when the survivor had a higher role: the sessions of the merged person then must not act as the survivor. */
  readonly endsSessions: boolean
}

export interface HeldToken {
  readonly actor: ActorId
  readonly expires: number | null
  readonly issuedBy: ActorId
}

export const emptyDirectory = (): Directory => ({
  rights: makeRightsChanges(),
  roles: new Map(),
  merged: new Map(),
  tokens: new Map(),
  services: new Map(),
  activated: new Set(),
  telegram: emptyTelegramAccounts(),
  joined: new Set(),
  forgotten: new Set(),
  erasing: new Map(),
  chats: new Map(),
  earlier: new Map(),
  consent: new Set(),
  suspended: new Set()
})

/** Folds one commit in. Each commit comes once, in the order of the log. */
export const follow = (directory: Directory, commit: Commit): void => {
  const { id } = partsOf(commit.subject)
  const changed = commit.events.flatMap((event) => {
    // A handler is looked up by the tag of the event that it gets, which its type cannot say.
    const change = changes[event._tag] as Change<EventTag> | undefined
    return change?.(directory, id, event, commit.actor, commit.seq) ?? []
  })
  for (const actor of changed) directory.rights.changed(actor)
}

/**
 * Parks a person, a chat or a token at its first commit that cannot be read.
 *
 * A commit of a newer version changes no rights: after a rollback the people can still work. A damaged or sealed one may have
 * taken rights away, so the aggregate has none until the commit is repaired.
 */
export const park = (directory: Directory, { subject, reason }: Unreadable): void => {
  if (reason === "newer") return
  directory.suspended.add(subject)
  directory.rights.changedForAll()
}

/** Gives the rights back that the aggregate had at its last folded commit. */
export const repair = (directory: Directory, subject: string): void => {
  if (directory.suspended.delete(subject)) directory.rights.changedForAll()
}

/** True when the person or the token behind an actor has no rights at present. */
export const isSuspended = ({ suspended }: Directory, actor: ActorId): boolean => {
  if (suspended.size === 0) return false
  const [kind, id = ""] = actor.split(":")
  if (kind === "person") return suspended.has(subjectOf("person", id))
  return kind === "service" && suspended.has(subjectOf("access", id))
}

/** True for a person whom the log knows and who has not left, also without a role. */
export const hasJoined = (directory: Directory, actor: ActorId): boolean => {
  const survivor = survivorOf(directory, actor)
  return directory.joined.has(survivor) && !isSuspended(directory, survivor)
}

/** The actor itself, or the person that it was merged into. Only a present person can be merged, so there is no cycle. */
export const survivorOf = ({ merged }: Pick<Directory, "merged">, actor: ActorId): ActorId => {
  let survivor = actor
  for (let next = merged.get(survivor); next !== undefined; next = merged.get(survivor)) survivor = next.into
  return survivor
}

/** The person for whom the sessions of an actor act: the actor, or the survivor of its merge; null when the merge ended them. */
export const sessionActorOf = (directory: Pick<Directory, "merged">, actor: ActorId): ActorId | null => {
  const merge = directory.merged.get(actor)
  if (merge === undefined) return actor
  return merge.endsSessions ? null : sessionActorOf(directory, merge.into)
}

/** The people who were merged into an actor, directly or through others. `isPrivate`: only those whose private items it may read. */
export const absorbedBy = (
  { merged }: Pick<Directory, "merged">,
  actor: ActorId,
  isPrivate = false
): ReadonlyArray<ActorId> =>
  [...merged].flatMap(([away, { into, withPrivate }]) =>
    into === actor && (withPrivate || !isPrivate) ? [away, ...absorbedBy({ merged }, away, isPrivate)] : []
  )

/** Returns the actors whose rights or memberships changed. `by`: the actor of the commit. */
type Change<T extends EventTag> = (
  directory: Directory,
  id: string,
  event: EventOf<T>,
  by: ActorId,
  position: number
) => ReadonlyArray<ActorId>
const none: ReadonlyArray<ActorId> = []

const chatAudience = (id: string) => Audience.make(`chat:${id}`)
const membersOf = ({ chats }: Directory, audience: Audience): ReadonlyArray<ActorId> =>
  [...chats].flatMap(([actor, its]) => (its.has(audience) ? [actor] : []))

/** Follows the members of a chat. Returns the people whose audiences changed. */
function changeMembers(directory: Directory, id: string, event: ChatEvent): ReadonlyArray<ActorId> {
  const change = memberChangeOf(event)
  if (change === null) return none
  const audience = chatAudience(id)
  if (change.is === "all-left") {
    const members = membersOf(directory, audience)
    for (const member of members) directory.chats.get(member)?.delete(audience)
    return members.map((member) => survivorOf(directory, member))
  }
  const actor = personActor(change.person)
  const chats = directory.chats.get(actor) ?? new Set<Audience>()
  if (chats.has(audience) === (change.is === "joined")) return none
  if (change.is === "joined") directory.chats.set(actor, chats.add(audience))
  else chats.delete(audience)
  return [survivorOf(directory, actor)]
}

/**
 * The chats that a person is a member of, also under the ids of the people who were merged into it, and the earlier chats of
 * those that moved. A parked chat gives no rights until its damaged commit is repaired.
 */
export const audiencesOfMember = (directory: Directory, person: ActorId): ReadonlyArray<Audience> => {
  const isParked = (audience: Audience) =>
    directory.suspended.size > 0 && directory.suspended.has(subjectOf("chat", audience.slice("chat:".length)))
  const found = new Set<Audience>()
  const add = (audiences: Iterable<Audience>) => {
    for (const each of audiences) if (!isParked(each)) found.add(each)
  }
  for (const actor of [person, ...absorbedBy(directory, person)]) add(directory.chats.get(actor) ?? [])
  // A set is walked in order of insertion, so the earlier chats of earlier chats are found too.
  for (const audience of found) add(directory.earlier.get(audience) ?? [])
  return [...found]
}

/** The events that the directory needs. All other events are ignored. */
const changes: { readonly [T in EventTag]?: Change<T> } = {
  PersonJoined: ({ joined }, id) => {
    joined.add(personActor(PersonId.make(id)))
    return none
  },
  RoleGranted: ({ roles, services }, id, { role }) => {
    const actor = personActor(PersonId.make(id))
    roles.set(actor, role)
    return [actor, ...[...services.values()].flatMap((token) => (token.issuedBy === actor ? [token.actor] : []))]
  },
  PersonActivated: ({ activated }, id) => {
    activated.add(personActor(PersonId.make(id)))
    return none
  },
  PersonLeft: (directory, id) => remove(directory, PersonId.make(id)),
  PersonForgotten: (directory, id, _, __, position) => {
    const actor = personActor(PersonId.make(id))
    directory.forgotten.add(actor)
    directory.chats.delete(actor)
    directory.erasing.set(actor, position)
    return remove(directory, PersonId.make(id))
  },
  PersonErased: ({ erasing }, id) => {
    erasing.delete(personActor(PersonId.make(id)))
    return none
  },
  PersonMerged: (directory, id, event) => {
    const actor = personActor(PersonId.make(id))
    const into = personActor(event.into)
    const role = directory.roles.get(into) ?? null
    const endsSessions = role !== null && !atLeast(directory.roles.get(actor) ?? null, role)
    directory.merged.set(actor, { into, withPrivate: event.withPrivate, endsSessions })
    // The survivor keeps its own role and its own chats: a merge never widens what a person may do in a closed chat.
    directory.roles.delete(actor)
    directory.joined.delete(actor)
    directory.chats.delete(actor)
    directory.activated.delete(actor)
    moveTelegramUsers(directory.telegram, PersonId.make(id), event.into)
    // Rows show other people from now on, so every reader starts again.
    directory.rights.changedForAll()
    return none
  },
  TelegramLinked: ({ telegram }, id, event) => {
    linkTelegramUser(telegram, event.telegram, PersonId.make(id))
    return none
  },
  TokenIssued: ({ tokens, services, roles }, id, { hash, role, expiresAt }, issuedBy) => {
    const actor = serviceActor(TokenId.make(id))
    const token = { actor, expires: expiresAt === null ? null : Date.parse(expiresAt), issuedBy }
    tokens.set(hash, token)
    services.set(actor, token)
    roles.set(actor, role)
    return none
  },
  TokenRevoked: (directory, id) => {
    const actor = serviceActor(TokenId.make(id))
    return endTokens(directory, (token) => token.actor === actor)
  },
  ChatBound: changeMembers,
  MemberSeen: changeMembers,
  MemberLost: changeMembers,
  ConsentGiven: ({ consent }, id) => {
    consent.add(id)
    return none
  },
  ChatMuted: ({ consent }, id) => withdrawConsent(consent, id),
  ChatMigrated: (directory, id, event) => {
    withdrawConsent(directory.consent, id)
    const to = chatAudience(event.to)
    directory.earlier.set(to, (directory.earlier.get(to) ?? new Set()).add(chatAudience(id)))
    const members = membersOf(directory, to).map((member) => survivorOf(directory, member))
    return [...changeMembers(directory, id, event), ...members]
  },
  ChatUnbound: (directory, id, event) => {
    withdrawConsent(directory.consent, id)
    return changeMembers(directory, id, event)
  }
}

const withdrawConsent = (consent: Set<string>, chat: string) => {
  consent.delete(chat)
  return none
}

/** The tokens that a person issued, under each id, end with the membership: the person may know their secrets. */
const remove = (directory: Directory, id: PersonId) => {
  const actor = personActor(id)
  directory.roles.delete(actor)
  directory.joined.delete(actor)
  directory.activated.delete(actor)
  dropTelegramUsers(directory.telegram, id)
  return [actor, ...endTokens(directory, ({ issuedBy }) => survivorOf(directory, issuedBy) === actor)]
}

const endTokens = (
  { tokens, services, roles }: Directory,
  which: (token: HeldToken) => boolean
): ReadonlyArray<ActorId> =>
  [...tokens].flatMap(([hash, token]) => {
    if (!which(token)) return []
    tokens.delete(hash)
    services.delete(token.actor)
    return roles.delete(token.actor) ? [token.actor] : []
  })
