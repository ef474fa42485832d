/**
 * The expected rule of every route, as a person would state it. It is written by hand and not derived from the code, so that
 * a wrong entry of the code fails a test.
 */
import type { Role } from "../../../../domain/values.ts"

/**
 * The callers who may use a route: everyone (`public`), everyone who has signed in (`signed-in`), a role and every higher one, or
 * no person (`none`).
 */
export type Least = Role | "public" | "signed-in" | "none"

/** The thing that a route is about; each caller tries its own one, one of the team, and a private one of another person. */
export type Thing = "task" | "message" | "session" | "person"

type Body = Readonly<Record<string, unknown>>

export interface RouteRow {
  readonly method: "GET" | "POST" | "DELETE"
  /** Below `/api`. `:id` is the id of the thing, or of one that does not exist. */
  readonly path: string
  readonly least: Least
  readonly thing?: Thing
  readonly body?: Body
  readonly query?: string
  /** The body is bytes, not JSON. */
  readonly isBinary?: true
  /** The lowest role that may use the route about the caller itself. */
  readonly self?: Role
  /** A person with a higher role than the caller is no exception. */
  readonly anyRank?: true
  /** No token may use the route. */
  readonly peopleOnly?: true
  /** The answer of a public route to the request of this table. */
  readonly answer?: number
  /** The request ends the caller's own access, so each caller is one that was made for it. */
  readonly ends?: "session" | "person"
}

const get = (path: string, least: Least, more: Partial<RouteRow> = {}): RouteRow => ({
  method: "GET",
  path,
  least,
  ...more
})
const post = (path: string, least: Least, body: RouteRow["body"] = {}, more: Partial<RouteRow> = {}): RouteRow => ({
  method: "POST",
  path,
  least,
  body,
  ...more
})
const ofTask = { thing: "task" } as const
const absent = "absent00absent00"
const draft = { kind: "topic", name: "Harbour", summary: "" } as const
const noNotice = "task.absent00.done.absent00"
const ownNotices = { thing: "person", self: "viewer" } as const
const noView = { view: absent } as const
const ofViews = { thing: "person", self: "viewer", anyRank: true } as const
const shownList = { place: "list", fields: {}, text: "", hidden: false, order: "newest", grouping: "status" } as const
const noLink = "A".repeat(43)
const noPasskey = { id: "absent", response: {} } as const

/** By the name of the group and of the operation. */
export const routes: Readonly<Record<string, RouteRow>> = {
  "tasks.create": post("/tasks", "member", { title: "Mend the pier" }),
  "tasks.list": get("/tasks", "viewer"),
  "tasks.preview": get("/tasks/preview", "viewer", { query: "title=Mend" }),
  "tasks.get": get("/tasks/:id", "viewer", ofTask),
  "tasks.history": get("/tasks/:id/history", "viewer", ofTask),
  "tasks.why": get("/tasks/:id/why", "viewer", ofTask),
  "tasks.retitle": post("/tasks/:id/retitle", "member", { title: "Mend it" }, ofTask),
  "tasks.describe": post("/tasks/:id/describe", "member", { description: "Soon" }, ofTask),
  "tasks.assign": post("/tasks/:id/assign", "member", { assignee: null }, ofTask),
  "tasks.prioritise": post("/tasks/:id/prioritise", "member", { priority: "low" }, ofTask),
  "tasks.schedule": post("/tasks/:id/schedule", "member", { due: null }, ofTask),
  "tasks.snooze": post("/tasks/:id/snooze", "member", { until: null }, ofTask),
  "tasks.start": post("/tasks/:id/start", "member", {}, ofTask),
  "tasks.complete": post("/tasks/:id/complete", "member", {}, ofTask),
  "tasks.reopen": post("/tasks/:id/reopen", "member", {}, ofTask),
  "tasks.comment": post("/tasks/:id/comment", "member", { text: "Seen" }, ofTask),
  "tasks.editComment": post("/tasks/:id/editComment", "member", { comment: absent, text: "Seen" }, ofTask),
  "tasks.deleteComment": post("/tasks/:id/deleteComment", "member", { comment: absent }, ofTask),
  "tasks.restoreComment": post("/tasks/:id/restoreComment", "member", { comment: absent }, ofTask),
  "tasks.correct": post("/tasks/:id/correct", "member", { category: "bug", priority: "low" }, ofTask),
  "tasks.link": post("/tasks/:id/link", "member", { relation: "blocks", to: absent }, ofTask),
  "tasks.unlink": post("/tasks/:id/unlink", "member", { relation: "blocks", to: absent }, ofTask),
  "tasks.topic": post("/tasks/:id/topic", "member", { topic: absent }, ofTask),
  "tasks.share": post("/tasks/:id/share", "member", {}, ofTask),
  "tasks.cancel": post("/tasks/:id/cancel", "member", {}, ofTask),
  "messages.post": post("/messages", "member", { text: "The pier leaks" }),
  "messages.list": get("/messages", "viewer"),
  "messages.chats": get("/messages/chats", "viewer"),
  "messages.news": get("/messages/chats/new", "viewer", { query: `seen=${absent}@2026-11-24T09:00:00Z` }),
  "messages.outcomes": get("/messages/outcomes", "viewer", { query: `ids=${absent}` }),
  // A member redacts only the own messages.
  "messages.redact": post(
    "/messages/:id/redact",
    "admin",
    { because: "It has a password" },
    { thing: "message", self: "member" }
  ),
  "files.get": get("/messages/:id/files/0", "viewer", { thing: "message" }),
  "chats.approve": post("/chats/:id/approve", "owner"),
  "chats.refuse": post("/chats/:id/refuse", "owner"),
  "chats.proposals": post("/chats/:id/proposals", "admin", { shown: true }),
  "chats.consent": post("/chats/:id/consent", "admin"),
  "chats.mute": post("/chats/:id/mute", "admin"),
  "chats.retention": post("/chats/:id/retention", "admin", { days: 30 }),
  "messages.makeTask": post("/messages/:id/task", "member", {}, { thing: "message" }),
  "search.find": get("/search", "viewer", { query: "q=pier" }),
  "proposals.list": get("/proposals", "viewer"),
  "proposals.get": get("/proposals/:id", "viewer"),
  "proposals.approve": post("/proposals/:id/approve", "member"),
  "proposals.reject": post("/proposals/:id/reject", "member"),
  "proposals.merge": post("/proposals/:id/merge", "member", { into: absent }),
  "proposals.amend": post("/proposals/:id/amend", "member", { draft }),
  "proposals.snooze": post("/proposals/:id/snooze", "member", { until: "2099-01-01T00:00:00Z" }),
  "proposals.reopen": post("/proposals/:id/reopen", "member"),
  "topics.list": get("/topics", "viewer"),
  "topics.get": get("/topics/:id", "viewer"),
  "topics.history": get("/topics/:id/history", "viewer"),
  "topics.rename": post("/topics/:id/rename", "member", { name: "Harbour" }),
  "topics.describe": post("/topics/:id/describe", "member", { summary: "Boats" }),
  "topics.merge": post("/topics/:id/merge", "member", { into: absent }),
  "topics.archive": post("/topics/:id/archive", "member"),
  "topics.restore": post("/topics/:id/restore", "member"),
  "atoms.list": get("/atoms", "viewer"),
  "atoms.get": get("/atoms/:id", "viewer"),
  "atoms.history": get("/atoms/:id/history", "viewer"),
  "atoms.revise": post("/atoms/:id/revise", "member", { type: "idea", text: "A crane", topic: null }),
  "atoms.tag": post("/atoms/:id/tag", "member", { add: [], remove: [] }),
  "atoms.link": post("/atoms/:id/link", "member", { relation: "solves", to: absent }),
  "atoms.unlink": post("/atoms/:id/unlink", "member", { relation: "solves", to: absent }),
  "atoms.merge": post("/atoms/:id/merge", "member", { into: absent }),
  "atoms.unmerge": post("/atoms/:id/unmerge", "member"),
  "atoms.close": post("/atoms/:id/close", "member", { status: "done" }),
  "atoms.reopen": post("/atoms/:id/reopen", "member"),
  "atoms.archive": post("/atoms/:id/archive", "member"),
  "atoms.restore": post("/atoms/:id/restore", "member"),
  "extractions.request": post("/knowledge/extract", "member", {
    from: "2001-01-01T00:00:00Z",
    to: "2001-01-02T00:00:00Z"
  }),
  "extractions.list": get("/extractions", "viewer"),
  "extractions.get": get("/extractions/:id", "viewer"),
  "extractions.cancel": post("/extractions/:id/cancel", "member"),
  "extractions.retry": post("/extractions/:id/retry", "member"),
  "runs.create": post("/analysis/runs", "member", { name: "Weekly" }),
  "runs.list": get("/analysis/runs", "viewer"),
  "runs.get": get("/analysis/runs/:id", "viewer"),
  "runs.start": post("/analysis/runs/:id/start", "member"),
  "runs.cancel": post("/analysis/runs/:id/cancel", "member"),
  "runs.retry": post("/analysis/runs/:id/retry", "member"),
  "runs.close": post("/analysis/runs/:id/close", "member"),
  "providers.list": get("/providers", "viewer"),
  "providers.configure": post("/providers", "admin", {
    adapter: "builtin",
    label: "Rules",
    model: "rules",
    embedModel: "rules"
  }),
  "providers.test": post("/providers/:id/test", "admin"),
  "providers.choose": post("/providers/:id/choose", "admin"),
  "insight.similar": get("/similar", "viewer", { query: "text=pier" }),
  "insight.readings": get("/readings", "viewer"),
  "insight.chats": get("/chats", "viewer"),
  "insight.metrics": get("/metrics/ai", "viewer"),
  "figures.show": get("/metrics/team", "viewer"),
  "figures.items": get("/metrics/team/items", "viewer", { query: "of=created" }),
  "installation.system": get("/system", "viewer"),
  "installation.sample": post("/sample", "member"),
  "imports.list": get("/imports", "admin"),
  "imports.begin": post("/imports", "admin", { name: "result.json", size: 1, modified: 1 }),
  "imports.part": post("/imports/:id/parts", "admin", undefined, { query: "offset=0&sum=00000000", isBinary: true }),
  "imports.start": post("/imports/:id/start", "admin", { places: [] }),
  "imports.cancel": post("/imports/:id/cancel", "admin"),
  "dead-letters.list": get("/system/dead-letters", "owner"),
  "dead-letters.retry": post("/system/dead-letters/classify@99999/retry", "owner"),
  "dead-letters.drop": post("/system/dead-letters/classify@99999/drop", "owner", { because: "a test" }),
  "bot.show": get("/system/bot", "owner"),
  "bot.test": post("/system/bot/test", "owner", { token: "" }),
  "bot.connect": post("/system/bot", "owner", { token: "" }),
  "bot.disconnect": post("/system/bot/disconnect", "owner"),
  "audit.list": get("/audit", "owner"),
  "audit.export": post("/audit/exports", "owner", { from: null, to: null }),
  "audit-chain.check": get("/audit/check", "owner"),
  "audit-chain.verify": post("/audit/check", "owner"),
  "audit-chain.stop": post("/audit/check/stop", "owner"),
  "audit-chain.link": get("/audit/links/1", "owner"),
  "access.list": get("/access", "owner"),
  "parts.readModels": get("/system/read-models", "admin"),
  "parts.stores": get("/system/stores", "admin"),
  "parts.backups": get("/system/backups", "owner"),
  "quarantine.list": get("/system/quarantine", "owner"),
  "quarantine.retry": post("/system/quarantine/log:evt.task.absent00@9/retry", "owner"),
  "quarantine.skip": post("/system/quarantine/log:evt.task.absent00@9/skip", "owner", { because: "a test" }),
  "session.open": post("/session", "public", { link: noLink }, { answer: 401 }),
  "sign-in.show": get("/sign-in", "public", { answer: 200 }),
  "sign-in.own": get("/session/ways", "signed-in"),
  "sign-in.unlink": post("/session/accounts/:id/unlink", "signed-in"),
  // There is no provider here, and no bot answers.
  "single sign-on.begin": post("/sign-in/oidc", "public", {}, { answer: 403 }),
  "single sign-on.finish": post("/sign-in/oidc/finish", "public", { query: "code=a" }, { answer: 403 }),
  "sign-in by the bot.begin": post("/sign-in/telegram", "public", {}, { answer: 200 }),
  "sign-in by the bot.poll": post("/sign-in/telegram/poll", "public", { code: "ABCDEFGH" }, { answer: 403 }),
  "sign-in in Telegram.open": post(
    "/sign-in/mini-app",
    "public",
    { initData: "user=1&hash=2", nonce: noLink },
    { answer: 403 }
  ),
  "passkeys.begin": post("/session/passkeys/begin", "admin"),
  // The request has no attempt of its browser.
  "passkeys.add": post("/session/passkeys", "admin", { name: "Laptop", answer: noPasskey }),
  "passkeys.rename": post("/session/passkeys/:id/rename", "viewer", { name: "Laptop" }),
  "passkeys.remove": post("/session/passkeys/:id/remove", "viewer"),
  "passkeys.challenge": post("/sign-in/passkey", "public", {}, { answer: 200 }),
  "passkeys.use": post("/sign-in/passkey/finish", "public", { answer: noPasskey }, { answer: 403 }),
  "recovery codes.make": post("/session/recovery-codes", "admin"),
  "recovery codes.use": post("/sign-in/recovery", "public", { code: "AAAA-AAAA-AAAA-AAAA" }, { answer: 403 }),
  "session.show": get("/session", "signed-in"),
  "session.close": { method: "DELETE", path: "/session", least: "signed-in", ends: "session" },
  "people.list": get("/people", "viewer"),
  "people.role": post("/people/:id/role", "admin", { role: "viewer" }, { thing: "person", ends: "person" }),
  "people.rename": post(
    "/people/:id/rename",
    "admin",
    { name: "Renamed by the matrix" },
    { thing: "person", ends: "person" }
  ),
  "people.remove": post("/people/:id/remove", "admin", {}, { thing: "person", self: "viewer", ends: "person" }),
  "people.forget": post(
    "/people/:id/forget",
    "owner",
    { because: "asked for it", name: "another name" },
    { thing: "person" }
  ),
  "people.merge": post("/people/:id/merge", "admin", { into: absent }, { thing: "person" }),
  "people.mergePreview": get(`/people/${absent}/merge`, "admin", { query: `into=${absent}` }),
  "people.preferences": post(
    "/people/:id/preferences",
    "none",
    { language: "uk", zone: "Europe/Kyiv" },
    { thing: "person", self: "viewer" }
  ),
  "notices.list": get("/notices", "viewer"),
  "notices.settings": get("/notices/settings", "viewer", { peopleOnly: true }),
  "notices.read": post("/notices/:id/read", "none", { notices: [noNotice], upTo: 1 }, ownNotices),
  "notices.unread": post("/notices/:id/unread", "none", { notices: [noNotice] }, ownNotices),
  "notices.postpone": post("/notices/:id/postpone", "none", { notices: [noNotice], until: null }, ownNotices),
  "notices.set": post("/notices/:id/set", "none", { settings: { kinds: {}, quiet: null, digest: null } }, ownNotices),
  "views.list": get("/views", "viewer"),
  "views.save": post("/views", "viewer", { name: "All", shared: false, ...shownList }, { peopleOnly: true }),
  "views.rename": post("/views/:id/rename", "admin", { ...noView, name: "Mine" }, ofViews),
  "views.change": post("/views/:id/change", "admin", { ...noView, ...shownList }, ofViews),
  "views.share": post("/views/:id/share", "none", noView, { thing: "person", self: "member" }),
  "views.unshare": post("/views/:id/unshare", "none", noView, ownNotices),
  "views.order": post("/views/:id/order", "none", { views: [] }, ownNotices),
  "views.remove": post("/views/:id/remove", "admin", noView, ofViews),
  "views.restore": post("/views/:id/restore", "admin", noView, ofViews),
  "team.list": get("/team", "admin"),
  "team.ways": get("/people/:id/ways", "admin", { thing: "person" }),
  "team.removePasskey": post(`/people/:id/passkeys/${absent}/remove`, "admin", {}, { thing: "person", self: "viewer" }),
  "team.unlink": post(`/people/:id/accounts/${absent}/unlink`, "admin", {}, { thing: "person" }),
  "own settings.preferences": get("/session/preferences", "signed-in"),
  "own settings.telegram": post("/session/telegram", "signed-in"),
  "invitations.link": post("/invitations/:id/link", "admin"),
  "invitations.list": get("/invitations", "admin"),
  "invitations.create": post("/invitations", "admin", { role: "viewer" }),
  "invitations.accept": post(
    "/invitations/accept",
    "public",
    { invitation: `${absent}.${noLink}`, name: "Nina" },
    { answer: 404 }
  ),
  "invitations.look": post("/invitations/look", "public", { invitation: `${absent}.${noLink}` }, { answer: 404 }),
  "invitations.revoke": post("/invitations/:id/revoke", "admin"),
  "tokens.list": get("/tokens", "admin"),
  "tokens.create": post("/tokens", "admin", { name: "builds", role: "viewer" }, { peopleOnly: true }),
  "tokens.revoke": post("/tokens/:id/revoke", "admin"),
  "webhooks.list": get("/webhooks", "admin"),
  // The setting TT_WEBHOOK_NETWORKS of the test allows this address, where nothing listens.
  "webhooks.create": post("/webhooks", "admin", { name: "Builds", url: "http://127.0.0.1:9/" }),
  "webhooks.change": post("/webhooks/:id/change", "admin", { name: "Builds" }),
  "webhooks.rotate": post("/webhooks/:id/rotate", "admin", { version: 1 }),
  "webhooks.pause": post("/webhooks/:id/pause", "admin"),
  "webhooks.resume": post("/webhooks/:id/resume", "admin"),
  "webhooks.remove": post("/webhooks/:id/remove", "admin"),
  "webhooks.deliveries": get("/webhooks/:id/deliveries", "admin"),
  "webhooks.delivery": get("/webhooks/:id/deliveries/1", "admin"),
  "webhooks.redeliver": post("/webhooks/:id/redeliver", "admin", { positions: [1] }),
  "webhooks.test": post("/webhooks/:id/test", "admin"),
  "sources.list": get("/sources", "admin"),
  "sources.create": post("/sources", "admin", { name: "Builds", kind: "github" }),
  "sources.change": post("/sources/:id/change", "admin", { name: "Builds" }),
  "sources.rotate": post("/sources/:id/rotate", "admin", { version: 1 }),
  "sources.pause": post("/sources/:id/pause", "admin"),
  "sources.resume": post("/sources/:id/resume", "admin"),
  "sources.remove": post("/sources/:id/remove", "admin"),
  "sources.try": post("/sources/try", "admin", {
    mapping: { title: "title", text: null, link: null, author: null },
    sample: '{"title":"A build failed"}'
  }),
  "sources.failures": get("/sources/failures", "admin"),
  "sources.retry": post("/sources/failures/receive@99999/retry", "admin"),
  "sources.drop": post("/sources/failures/receive@99999/drop", "admin", { because: "a test" }),
  "sessions.list": get("/sessions", "viewer"),
  "sessions.end": post("/sessions/:id/end", "viewer", {}, { thing: "session", ends: "session" })
}
