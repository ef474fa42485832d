/**
 * The events that manage the team and the installation: the fields that the audit shows of each, or the reason why an event has no
 * entry. A field that is not listed never reaches the table, so no name, title, secret or hash of a secret does.
 */
import type { EventOf, eventsOf } from "../../../streams/commit/events.ts"
import type { Kind } from "../../../streams/commit/subjects.ts"

/** The kinds whose items have an audience and a history that their readers see. */
export const workKinds = [
  "task",
  "message",
  "proposal",
  "topic",
  "atom",
  "extraction",
  "run",
  "provider"
] as const satisfies ReadonlyArray<Kind>
export type WorkKind = (typeof workKinds)[number]

type ManagedKind = Exclude<Kind, WorkKind>
type TagOf<K extends Kind> = (typeof eventsOf)[K]["Type"]["_tag"]
type FieldOf<T extends TagOf<Kind>> = Exclude<keyof EventOf<T> & string, "_tag">
/** A text is the reason why the event has no entry. */
type Entry<T extends TagOf<Kind>> = ReadonlyArray<FieldOf<T>> | string

const none: ReadonlyArray<never> = []
const ofOneReader = "a person's own marks, which no other person may see, and of which there are thousands"
const committedTogether = "a slot is taken and released in the batch of another event, which has an entry"

export const managed = {
  person: {
    PersonJoined: none,
    PersonRenamed: none,
    RoleGranted: ["role"],
    PersonActivated: none,
    TelegramLinked: none,
    IdentityLinked: none,
    IdentityUnlinked: none,
    PasskeyAdded: none,
    PasskeyRenamed: none,
    PasskeyRemoved: none,
    PasskeyUsed: "each sign-in with a passkey has one, and the access log records sign-ins",
    RecoveryCodesMade: none,
    RecoveryCodeUsed: none,
    PreferencesSet: ["language"],
    PersonLeft: none,
    PersonForgotten: none,
    PersonErased: ["position", "generation", "vectors", "snapshots", "sessions", "posts", "tables"],
    PersonMerged: ["into", "withPrivate"],
    PersonAbsorbed: "the other half of PersonMerged, which has an entry"
  },
  chat: {
    ChatBound: ["source", "audience"],
    ChatApproved: none,
    ProposalsShown: ["shown"],
    ConsentGiven: none,
    ChatMuted: none,
    MemberSeen: ["person"],
    MemberLost: ["person"],
    ChatMigrated: ["to"],
    ChatUnbound: none,
    RetentionSet: ["days"]
  },
  access: {
    TokenIssued: ["role", "expiresAt"],
    TokenRevoked: none,
    InvitationIssued: ["role", "expiresAt", "as"],
    InvitationRevoked: none,
    InvitationUsed: ["person"]
  },
  projection: { CommitRetried: ["subject", "seq", "attempt"], CommitSkipped: ["subject", "seq"] },
  slot: { SlotTaken: committedTogether, SlotReleased: committedTogether },
  notices: {
    NoticesRead: ofOneReader,
    NoticesUnread: ofOneReader,
    NoticesPostponed: ofOneReader,
    NoticeSettingsSet: none
  },
  views: {
    ViewSaved: ["view", "shared"],
    ViewRenamed: ["view"],
    ViewChanged: ["view"],
    ViewShared: ["view"],
    ViewUnshared: ["view"],
    ViewRemoved: ["view"],
    ViewRestored: ["view"],
    ViewsOrdered: ofOneReader
  },
  endpoint: {
    EndpointRegistered: ["kind", "audience", "types"],
    EndpointChanged: ["types"],
    EndpointRotated: ["version"],
    EndpointPaused: none,
    EndpointResumed: none,
    EndpointDisabled: ["because"],
    EndpointFailing: ["since"],
    EndpointRecovered: none
  },
  source: {
    SourceRegistered: ["kind", "makes", "audience", "chat"],
    SourceChanged: ["makes", "audience", "chat"],
    SourceRotated: ["version"],
    SourcePaused: none,
    SourceResumed: none,
    SourceRemoved: none
  }
} as const satisfies { readonly [K in ManagedKind]: { readonly [T in TagOf<K>]: Entry<T> } }

type Entries = typeof managed
/** The events of `managed` that have an entry. */
export type ManagedTag = {
  [K in keyof Entries]: { [T in keyof Entries[K]]: Entries[K][T] extends string ? never : T }[keyof Entries[K]]
}[keyof Entries]

/** Fields with the bare id of a person. The table has the actor, `person:…`, whom reads hide or replace as in every other field. */
export const personFields: ReadonlySet<string> = new Set(["person", "into", "as"])
