/** The requests of the settings: people, invitations, sessions, tokens, chats and models. */
import type { InvitationRow, PersonRow, SessionShown, TokenRow } from "../../../gateways/contract.ts"
import type { ChatRow, Metrics, ProviderRow } from "../../../gateways/contract/knowledge.ts"
import type { MemberShown, Preferences, WaysShown } from "../../../gateways/contract/team.ts"
import type { Role } from "../../../domain/values.ts"
import { command, requestApi, withoutKey } from "./api.ts"
import { newKey } from "./newKey.ts"

interface Items<A> {
  readonly items: ReadonlyArray<A>
}
const itemsOf = <A>(path: string) => requestApi<Items<A>>("GET", path).then(({ items }) => items)
/** The id of an actor without its kind. */
export const idOfActor = (actor: string) => actor.slice(actor.indexOf(":") + 1)
const person = (actor: string, verb: string, body?: unknown) => command(`/people/${idOfActor(actor)}/${verb}`, body)
const ofPerson = (actor: string, path: string) => `/people/${idOfActor(actor)}/${path}`

export type SessionRow = typeof SessionShown.Type
export interface TokenShown extends TokenRow {
  readonly usedAt: string | null
  readonly state: "active" | "revoked" | "expired" | "ended"
}
export interface MergeSide {
  readonly id: string
  readonly name: string
  readonly role: Role | null
  readonly assigned: number
  readonly created: number
  readonly messages: number
  readonly tokens: number
  readonly sessions: number
}
export interface MergePreview {
  readonly person: MergeSide
  readonly into: MergeSide
}
export interface NewInvitation {
  readonly role: Role
  readonly as?: string
}

export const teamApi = {
  /** Only for administrators. `after`: the position of an own change that the answer must include. */
  team: (after = 0) => itemsOf<MemberShown>(`/team?after=${after}`),
  people: () => itemsOf<PersonRow>("/people"),
  role: (actor: string, role: Role) => person(actor, "role", { role }),
  remove: (actor: string) => person(actor, "remove"),
  forget: (actor: string, name: string, because: string) => person(actor, "forget", { name, because }),
  mergePreview: (actor: string, into: string) =>
    requestApi<MergePreview>("GET", ofPerson(actor, `merge?into=${idOfActor(into)}`)),
  merge: (actor: string, into: string) => person(actor, "merge", { into: idOfActor(into) }),
  ways: (actor: string) => requestApi<WaysShown>("GET", ofPerson(actor, "ways")),
  removePasskey: (actor: string, way: string) =>
    requestApi<void>("POST", ofPerson(actor, `passkeys/${way}/remove`), undefined, newKey()),
  unlink: (actor: string, way: string) =>
    requestApi<void>("POST", ofPerson(actor, `accounts/${way}/unlink`), undefined, newKey()),

  invitations: (after = 0) => itemsOf<InvitationRow>(`/invitations?after=${after}`),
  /** `key`: the same one again after a lost answer, so that one intent makes one link. */
  invite: ({ role, as }: NewInvitation, key: string) =>
    requestApi<{ readonly id: string; readonly seq: number; readonly invitation: string }>(
      "POST",
      "/invitations",
      { role, ...(as === undefined ? {} : { as: idOfActor(as) }) },
      key
    ),
  invitationLink: (id: string) =>
    requestApi<{ readonly invitation: string }>("POST", `/invitations/${id}/link`, undefined, withoutKey),
  revokeInvitation: (id: string) => command(`/invitations/${id}/revoke`),

  sessions: () => itemsOf<SessionRow>("/sessions"),
  endSession: (id: string) => requestApi<{ readonly id: string }>("POST", `/sessions/${id}/end`, undefined, withoutKey),

  tokens: (after = 0) => itemsOf<TokenShown>(`/tokens?after=${after}`),
  createToken: (token: { readonly name: string; readonly role: Role; readonly days: number | null }, key: string) =>
    requestApi<{ readonly id: string; readonly seq: number; readonly token: string }>("POST", "/tokens", token, key),
  revokeToken: (id: string) => command(`/tokens/${id}/revoke`),

  chats: (after = 0) => itemsOf<ChatRow>(`/chats?after=${after}`),
  keepMessages: (chat: string, days: number | null) => command(`/chats/${chat}/retention`, { days }),
  decideChat: (chat: string, approved: boolean) => command(`/chats/${chat}/${approved ? "approve" : "refuse"}`),
  showProposals: (chat: string, shown: boolean) => command(`/chats/${chat}/proposals`, { shown }),
  consent: (chat: string, given: boolean) => command(`/chats/${chat}/${given ? "consent" : "mute"}`),

  models: (after = 0) => itemsOf<ProviderRow>(`/providers?after=${after}`),
  figures: () => requestApi<Metrics>("GET", "/metrics/ai"),
  addModel: (model: {
    readonly adapter: "builtin" | "ollama"
    readonly label: string
    readonly model: string
    readonly embedModel: string
  }) => command("/providers", model),
  testModel: (id: string) => command(`/providers/${id}/test`),
  chooseModel: (id: string) => command(`/providers/${id}/choose`),

  preferences: () => requestApi<{ readonly preferences: Preferences | null }>("GET", "/session/preferences"),
  setPreferences: (actor: string, preferences: Preferences) => person(actor, "preferences", preferences),
  telegramCode: () =>
    requestApi<{ readonly code: string; readonly bot: string | null }>(
      "POST",
      "/session/telegram",
      undefined,
      withoutKey
    )
}
