// Generated from the contract by `node ops/clientTypes/writeClient.ts`. A test compares the two: never edit this file.

/** The shapes that several operations share. */
export interface Shapes {
  readonly Problem: { readonly type: string; readonly title: string; readonly status: number; readonly detail: string; readonly reason?: string; readonly errors?: ReadonlyArray<{ readonly field: string; readonly message: string; readonly rule: "missing" | "unknown-field" | "repeated" | "not-json" | "too-complex" | "wrong-kind" | "empty" | "too-short" | "too-long" | "too-few" | "too-many" | "out-of-range" | "not-number" | "no-such-day" | "not-a-date" | "before-start" | "no-letters" | "wrong-url" | "private-address" | "needs-https" | "unknown-host" | "wrong-path" | "no-text-at-path" | "not-in-chat" | "unfit"; readonly least?: number; readonly most?: number }>; readonly versions?: { readonly revision: number; readonly current: string; readonly yours: string } | { readonly revision: number; readonly current: { readonly kind: "topic"; readonly wordsOf: string; readonly name: string; readonly summary: string } | { readonly kind: "atom"; readonly wordsOf: string; readonly type: "problem" | "solution" | "decision" | "question" | "insight" | "idea" | "blocker" | "risk" | "requirement"; readonly text: string; readonly tags: ReadonlyArray<string>; readonly topic: string | null; readonly owner?: string | null; readonly due?: string | null; readonly status?: "open" | "done" | "withdrawn" | "replaced"; readonly closedBy?: string | null; readonly replacedBy?: string | null; readonly links?: ReadonlyArray<{ readonly relation: "closes" | "replaces" | "contradicts"; readonly to: string }> } | { readonly kind: "task"; readonly wordsOf: string; readonly title: string; readonly description: string; readonly category: "bug" | "feature" | "improvement" | "question" | "chore"; readonly priority: "low" | "medium" | "high" | "critical"; readonly assignee: string | null; readonly due: string | null; readonly atoms: ReadonlyArray<string>; readonly topics: ReadonlyArray<string> }; readonly yours?: { readonly kind: "topic"; readonly wordsOf: string; readonly name: string; readonly summary: string } | { readonly kind: "atom"; readonly wordsOf: string; readonly type: "problem" | "solution" | "decision" | "question" | "insight" | "idea" | "blocker" | "risk" | "requirement"; readonly text: string; readonly tags: ReadonlyArray<string>; readonly topic: string | null; readonly owner?: string | null; readonly due?: string | null; readonly status?: "open" | "done" | "withdrawn" | "replaced"; readonly closedBy?: string | null; readonly replacedBy?: string | null; readonly links?: ReadonlyArray<{ readonly relation: "closes" | "replaces" | "contradicts"; readonly to: string }> } | { readonly kind: "task"; readonly wordsOf: string; readonly title: string; readonly description: string; readonly category: "bug" | "feature" | "improvement" | "question" | "chore"; readonly priority: "low" | "medium" | "high" | "critical"; readonly assignee: string | null; readonly due: string | null; readonly atoms: ReadonlyArray<string>; readonly topics: ReadonlyArray<string> } } }
  readonly Receipt: { readonly id: string; readonly seq: number }
  readonly Task: { readonly id: string; readonly number: number; readonly title: string; readonly description: string; readonly titleRevision: number; readonly descriptionRevision: number; readonly status: "open" | "in-progress" | "done" | "cancelled"; readonly classification: "pending" | "classified" | "failed" | "corrected"; readonly category: "bug" | "feature" | "improvement" | "question" | "chore" | null; readonly priority: "low" | "medium" | "high" | "critical" | null; readonly due: string | null; readonly assignee: string | null; readonly snoozedUntil: string | null; readonly suggested: ReadonlyArray<"category" | "priority" | "due" | "assignee">; readonly band: "likely" | "unsure" | "weak" | "new" | null; readonly model: { readonly provider: string; readonly model: string; readonly degraded: string | null } | null; readonly audience: string; readonly source: "telegram" | "dashboard" | "api" | "webhook" | "import" | "proposal" | "file"; readonly message: string | null; readonly proposal: string | null; readonly atoms: ReadonlyArray<string>; readonly topics: ReadonlyArray<string>; readonly links: ReadonlyArray<{ readonly relation: "subtask" | "blocks" | "duplicate"; readonly to: string }>; readonly createdBy: string; readonly createdAt: string; readonly updatedAt: string; readonly comments: number; readonly seq: number }
  readonly TaskEvent: { readonly id: string; readonly subject: string; readonly event: string; readonly actor: string; readonly at: string; readonly causation: string | null; readonly detail: Readonly<Record<string, unknown>>; readonly seq: number; readonly audience: string }
  readonly WhyStep: { readonly is: "message" | "extraction" | "proposal" | "atom" | "topic" | "run" | "task"; readonly id: string; readonly text: string; readonly actor: string | null; readonly at: string; readonly model: { readonly provider: string; readonly model: string; readonly degraded: string | null } | null; readonly quotes: ReadonlyArray<{ readonly message: string; readonly author: string; readonly text: string; readonly start: number; readonly end: number; readonly inexact?: boolean }>; readonly files: number }
  readonly Message: { readonly id: string; readonly chat: string | null; readonly author: string; readonly text: string; readonly sentAt: string; readonly source: "telegram" | "dashboard" | "api" | "webhook" | "import" | "proposal"; readonly replyTo: string | null; readonly thread: string | null; readonly edited: boolean; readonly redacted: boolean; readonly audience: string; readonly broughtBy: string | null; readonly bot: boolean; readonly tasks: ReadonlyArray<string>; readonly files: ReadonlyArray<{ readonly kind: "photo" | "video" | "animation" | "round" | "voice" | "audio" | "file"; readonly size: number | null }>; readonly seq: number }
  readonly Proposal: { readonly id: string; readonly draft: { readonly kind: "topic"; readonly wordsOf: string; readonly name: string; readonly summary: string } | { readonly kind: "atom"; readonly wordsOf: string; readonly type: "problem" | "solution" | "decision" | "question" | "insight" | "idea" | "blocker" | "risk" | "requirement"; readonly text: string; readonly tags: ReadonlyArray<string>; readonly topic: string | null; readonly owner?: string | null; readonly due?: string | null; readonly status?: "open" | "done" | "withdrawn" | "replaced"; readonly closedBy?: string | null; readonly replacedBy?: string | null; readonly links?: ReadonlyArray<{ readonly relation: "closes" | "replaces" | "contradicts"; readonly to: string }> } | { readonly kind: "task"; readonly wordsOf: string; readonly title: string; readonly description: string; readonly category: "bug" | "feature" | "improvement" | "question" | "chore"; readonly priority: "low" | "medium" | "high" | "critical"; readonly assignee: string | null; readonly due: string | null; readonly atoms: ReadonlyArray<string>; readonly topics: ReadonlyArray<string> }; readonly evidence: ReadonlyArray<{ readonly message: string; readonly author: string; readonly text: string; readonly start: number; readonly end: number; readonly inexact?: boolean }>; readonly origin: { readonly is: "extraction"; readonly id: string } | { readonly is: "run"; readonly id: string }; readonly recommendation: { readonly is: "new" | "update" | "merge"; readonly target: string | null; readonly cosine: number | null }; readonly band: "likely" | "unsure" | "weak" | "new"; readonly status: "open" | "snoozed" | "approved" | "rejected" | "merged"; readonly revision: number; readonly until: string | null; readonly made: string | null; readonly into: string | null; readonly reason: "noise" | "duplicate" | "wrong" | "invented" | "late" | null; readonly model: { readonly provider: string; readonly model: string; readonly degraded: string | null }; readonly promptVersion: string; readonly audience: string; readonly proposedAt: string; readonly decidedBy: string | null; readonly decidedAt: string | null; readonly seq: number }
  readonly Topic: { readonly id: string; readonly number: number; readonly name: string; readonly summary: string; readonly nameRevision: number; readonly summaryRevision: number; readonly status: "standing" | "archived" | "merged"; readonly into: string | null; readonly proposals: ReadonlyArray<string>; readonly audience: string; readonly createdBy: string; readonly createdAt: string; readonly updatedAt: string; readonly seq: number }
  readonly Atom: { readonly id: string; readonly number: number; readonly type: "problem" | "solution" | "decision" | "question" | "insight" | "idea" | "blocker" | "risk" | "requirement"; readonly text: string; readonly revision: number; readonly topic: string | null; readonly tags: ReadonlyArray<string>; readonly links: ReadonlyArray<{ readonly relation: "continues" | "solves" | "contradicts" | "supports" | "refines" | "relates-to" | "depends-on"; readonly to: string }>; readonly owner: string | null; readonly due: string | null; readonly life: "open" | "done" | "withdrawn" | "replaced"; readonly closings: ReadonlyArray<{ readonly status: "done" | "withdrawn" | "replaced"; readonly replacedBy: string | null; readonly proposal: string | null; readonly message: string | null; readonly by: string; readonly at: string }>; readonly status: "standing" | "archived"; readonly proposals: ReadonlyArray<string>; readonly run: string | null; readonly audience: string; readonly createdBy: string; readonly createdAt: string; readonly updatedAt: string; readonly seq: number }
  readonly Extraction: { readonly id: string; readonly status: "requested" | "running" | "completed" | "failed" | "cancelled"; readonly chat: string | null; readonly from: string | null; readonly to: string | null; readonly again: boolean; readonly messages: number | null; readonly read: number; readonly noise: number; readonly failed: number; readonly requestedBy: string; readonly requestedAt: string; readonly parts: number; readonly failedParts: number; readonly failures: ReadonlyArray<{ readonly part: string; readonly reason: string; readonly size: number }>; readonly proposals: number; readonly unlocated: number; readonly duplicates: number; readonly model: { readonly provider: string; readonly model: string; readonly degraded: string | null } | null; readonly reason: string | null; readonly attempt: number; readonly audience: string; readonly startedAt: string | null; readonly endedAt: string | null; readonly updatedAt: string; readonly seq: number }
  readonly Person: { readonly id: string; readonly name: string; readonly handle: string | null; readonly role: "owner" | "admin" | "member" | "viewer" | null; readonly left: boolean; readonly mergedInto: string | null; readonly seq: number }
}

/** The request and the answer of each operation. A request has the fields of its address and of its body. */
export interface Operations {
  readonly "tasks.create": { readonly given: { readonly title: string; readonly description?: string; readonly audience?: "team" | "private"; readonly priority?: "low" | "medium" | "high" | "critical"; readonly category?: "bug" | "feature" | "improvement" | "question" | "chore"; readonly assignee?: string; readonly due?: string }; readonly answer: Shapes["Receipt"] }
  /** Tasks, newest first. `atom`: those that are based on this statement. `ids`: those with these ids, up to 100, separated by commas. `asOf`: as it was at that position of the log (a `seq`), or at that moment by the log's clock. Only what you may see today is shown, with its audience of today. */
  readonly "tasks.list": { readonly given: { readonly after?: number; readonly limit?: number; readonly cursor?: string; readonly status?: "open" | "in-progress" | "done" | "cancelled"; readonly category?: "bug" | "feature" | "improvement" | "question" | "chore"; readonly priority?: "low" | "medium" | "high" | "critical"; readonly classification?: "pending" | "classified" | "failed" | "corrected"; readonly assignee?: string; readonly atom?: string; readonly ids?: string; readonly asOf?: string }; readonly answer: { readonly items: ReadonlyArray<Shapes["Task"]>; readonly next: string | null; readonly seq: number } }
  /** The due date that the title of a new task names, in English, Ukrainian or Russian. `zone`: the IANA time zone in which days and times are read; UTC when left out or unknown. */
  readonly "tasks.preview": { readonly given: { readonly after?: number; readonly title: string; readonly zone?: string }; readonly answer: { readonly due: { readonly due: string; readonly from: number; readonly to: number } | null; readonly seq: number } }
  /** A task. `asOf`: as it was at that position of the log (a `seq`), or at that moment by the log's clock. Only what you may see today is shown, with its audience of today. */
  readonly "tasks.get": { readonly given: { readonly id: string; readonly after?: number; readonly asOf?: string }; readonly answer: Shapes["Task"] }
  /** The newest events, oldest first. Pass `next` as `cursor` for the events before them. `asOf`: as it was at that position of the log (a `seq`), or at that moment by the log's clock. Only what you may see today is shown, with its audience of today. */
  readonly "tasks.history": { readonly given: { readonly id: string; readonly after?: number; readonly limit?: number; readonly cursor?: string; readonly asOf?: string }; readonly answer: { readonly items: ReadonlyArray<Shapes["TaskEvent"]>; readonly next: string | null; readonly seq: number } }
  /** Replaces the title. `revision` is the revision that you saw: refused as changed-meanwhile, with both versions, when the text has another one now. Without `revision` nothing is compared. */
  readonly "tasks.retitle": { readonly given: { readonly id: string; readonly title: string; readonly revision?: number }; readonly answer: Shapes["Receipt"] }
  /** Replaces the description. `revision` is the revision that you saw: refused as changed-meanwhile, with both versions, when the text has another one now. Without `revision` nothing is compared. */
  readonly "tasks.describe": { readonly given: { readonly id: string; readonly description: string; readonly revision?: number }; readonly answer: Shapes["Receipt"] }
  readonly "tasks.assign": { readonly given: { readonly id: string; readonly assignee: string | null }; readonly answer: Shapes["Receipt"] }
  readonly "tasks.prioritise": { readonly given: { readonly id: string; readonly priority: "low" | "medium" | "high" | "critical" }; readonly answer: Shapes["Receipt"] }
  readonly "tasks.schedule": { readonly given: { readonly id: string; readonly due: string | null }; readonly answer: Shapes["Receipt"] }
  readonly "tasks.snooze": { readonly given: { readonly id: string; readonly until: string | null }; readonly answer: Shapes["Receipt"] }
  readonly "tasks.start": { readonly given: { readonly id: string }; readonly answer: Shapes["Receipt"] }
  readonly "tasks.complete": { readonly given: { readonly id: string }; readonly answer: Shapes["Receipt"] }
  readonly "tasks.reopen": { readonly given: { readonly id: string }; readonly answer: Shapes["Receipt"] }
  readonly "tasks.cancel": { readonly given: { readonly id: string }; readonly answer: Shapes["Receipt"] }
  /** Adds a comment. A person who is named with `@` gets a notification. */
  readonly "tasks.comment": { readonly given: { readonly id: string; readonly text: string }; readonly answer: Shapes["Receipt"] }
  /** Replaces the text of a comment of your own. `revision` is the revision that you saw: refused as changed-meanwhile, with both versions, when the text has another one now. Without `revision` nothing is compared. */
  readonly "tasks.editComment": { readonly given: { readonly id: string; readonly comment: string; readonly text: string; readonly revision?: number }; readonly answer: Shapes["Receipt"] }
  /** Removes a comment of your own: its words are hidden, also in the history. `restoreComment` brings it back. */
  readonly "tasks.deleteComment": { readonly given: { readonly id: string; readonly comment: string; readonly revision?: number }; readonly answer: Shapes["Receipt"] }
  /** Brings back a comment of your own that was deleted. */
  readonly "tasks.restoreComment": { readonly given: { readonly id: string; readonly comment: string }; readonly answer: Shapes["Receipt"] }
  readonly "tasks.correct": { readonly given: { readonly id: string; readonly category: "bug" | "feature" | "improvement" | "question" | "chore"; readonly priority: "low" | "medium" | "high" | "critical" }; readonly answer: Shapes["Receipt"] }
  readonly "tasks.share": { readonly given: { readonly id: string }; readonly answer: Shapes["Receipt"] }
  /** Why the task exists: the steps from the messages, over the approved proposal, to the task. */
  readonly "tasks.why": { readonly given: { readonly id: string; readonly after?: number }; readonly answer: { readonly chain: ReadonlyArray<Shapes["WhyStep"]>; readonly seq: number } }
  /** Links the task to another one, which you must be able to see. */
  readonly "tasks.link": { readonly given: { readonly id: string; readonly relation: "subtask" | "blocks" | "duplicate"; readonly to: string }; readonly answer: Shapes["Receipt"] }
  readonly "tasks.unlink": { readonly given: { readonly id: string; readonly relation: "subtask" | "blocks" | "duplicate"; readonly to: string }; readonly answer: Shapes["Receipt"] }
  /** Adds a topic to the task. */
  readonly "tasks.topic": { readonly given: { readonly id: string; readonly topic: string }; readonly answer: Shapes["Receipt"] }
  readonly "messages.post": { readonly given: { readonly text: string; readonly audience?: "team" | "private" }; readonly answer: Shapes["Receipt"] }
  readonly "messages.list": { readonly given: { readonly after?: number; readonly limit?: number; readonly cursor?: string }; readonly answer: { readonly items: ReadonlyArray<Shapes["Message"]>; readonly next: string | null; readonly seq: number } }
  /** The chats that you may see, each with its last message, the latest first. `messages` counts up to 10000. */
  readonly "messages.chats": { readonly given: { readonly after?: number }; readonly answer: { readonly items: ReadonlyArray<{ readonly id: string; readonly title: string; readonly source: "telegram" | "dashboard" | "api" | "webhook" | "import" | "proposal"; readonly state: "bound" | "moved" | "unbound"; readonly consent: boolean; readonly members: number; readonly messages: number; readonly last: { readonly author: string; readonly text: string; readonly sentAt: string } | null }>; readonly seq: number } }
  /** How many messages of other people each chat has after the last one that you have seen. `seen`: up to 40 of `chat@time`, separated by commas. `count` counts up to 100. */
  readonly "messages.news": { readonly given: { readonly after?: number; readonly seen: string }; readonly answer: { readonly items: ReadonlyArray<{ readonly chat: string; readonly count: number }>; readonly seq: number } }
  /** The outcome of messages: whether an extraction has processed each one, the proposals that quote it, the tasks, statements and topics that came of it, and the beginning of the message that it answers. `ids`: up to 100, separated by commas. Messages that you may not see are left out. */
  readonly "messages.outcomes": { readonly given: { readonly after?: number; readonly ids: string }; readonly answer: { readonly items: ReadonlyArray<{ readonly message: string; readonly reading: "noise" | "read" | "failed" | null; readonly reply: { readonly id: string; readonly author: string; readonly text: string; readonly redacted: boolean } | null; readonly proposals: ReadonlyArray<{ readonly id: string; readonly kind: "topic" | "atom" | "task"; readonly status: "open" | "snoozed" | "approved" | "rejected" | "merged"; readonly text: string }>; readonly tasks: ReadonlyArray<{ readonly id: string; readonly number: number; readonly title: string; readonly status: "open" | "in-progress" | "done" | "cancelled" }>; readonly atoms: ReadonlyArray<{ readonly id: string; readonly number: number; readonly text: string }>; readonly topics: ReadonlyArray<{ readonly id: string; readonly number: number; readonly name: string }> }>; readonly seq: number } }
  /** Erases the text of the message wherever it is shown, for ever: in the tables, quotes, tasks made of it, search and vectors. For its author and admins. */
  readonly "messages.redact": { readonly given: { readonly id: string; readonly because: string }; readonly answer: Shapes["Receipt"] }
  readonly "messages.makeTask": { readonly given: { readonly id: string; readonly title?: string }; readonly answer: Shapes["Receipt"] }
  /** Tasks, messages, topics and statements by words, similar spelling and meaning, the best first. `T-12`, `A-3` and `K-7` find the item of that number. `kinds`: separated by commas. `since`: the first day. */
  readonly "search.find": { readonly given: { readonly after?: number; readonly q: string; readonly kinds?: string; readonly author?: string; readonly since?: string; readonly limit?: number }; readonly answer: { readonly hits: ReadonlyArray<{ readonly kind: "task" | "message" | "topic" | "atom"; readonly id: string; readonly by: ReadonlyArray<"number" | "words" | "likeness" | "meaning">; readonly score: number; readonly snippet: ReadonlyArray<{ readonly text: string; readonly hit: boolean }>; readonly number: number | null; readonly author: string; readonly at: string }>; readonly counts: { readonly task: number; readonly message: number; readonly topic: number; readonly atom: number }; readonly behind: number; readonly seq: number } }
  /** The proposals of the models, newest first. `status=open`: undecided proposals, including those whose snooze has ended. `topic`: proposals under that topic, and the proposal that would create it. `message`: proposals that quote that message. `asOf`: as it was at that position of the log (a `seq`), or at that moment by the log's clock. Only what you may see today is shown, with its audience of today. */
  readonly "proposals.list": { readonly given: { readonly after?: number; readonly limit?: number; readonly cursor?: string; readonly status?: "open" | "snoozed" | "approved" | "rejected" | "merged"; readonly kind?: "topic" | "atom" | "task"; readonly origin?: "extraction" | "run"; readonly originId?: string; readonly topic?: string; readonly band?: "likely" | "unsure" | "weak" | "new"; readonly message?: string; readonly asOf?: string }; readonly answer: { readonly items: ReadonlyArray<Shapes["Proposal"]>; readonly next: string | null; readonly seq: number } }
  /** A proposal, the messages that it quotes with the messages around them, and similar knowledge. `asOf`: as it was at that position of the log (a `seq`), or at that moment by the log's clock. Only what you may see today is shown, with its audience of today. The messages and the similar knowledge are those of today. */
  readonly "proposals.get": { readonly given: { readonly id: string; readonly after?: number; readonly asOf?: string }; readonly answer: { readonly proposal: Shapes["Proposal"]; readonly messages: ReadonlyArray<Shapes["Message"]>; readonly similar: ReadonlyArray<{ readonly kind: "task" | "message" | "topic" | "atom" | "proposal"; readonly id: string; readonly text: string; readonly number: number | null; readonly cosine: number }>; readonly seq: number } }
  /** Creates the topic, atom or task. `revision` is the draft that you saw: refused as changed-meanwhile when there is another one now. Without `revision` the current draft is approved, by any author. `draft` is your own complete wording: it is stored, then approved; it is refused when another person changes it in between, also without `revision`. A second approval changes nothing. */
  readonly "proposals.approve": { readonly given: { readonly id: string; readonly revision?: number; readonly draft?: { readonly kind: "topic"; readonly wordsOf?: unknown; readonly name: string; readonly summary: string } | { readonly kind: "atom"; readonly wordsOf?: unknown; readonly type: "problem" | "solution" | "decision" | "question" | "insight" | "idea" | "blocker" | "risk" | "requirement"; readonly text: string; readonly tags: ReadonlyArray<string>; readonly topic: string | null; readonly owner?: string | null; readonly due?: string | null; readonly status?: "open" | "done" | "withdrawn" | "replaced"; readonly closedBy?: string | null; readonly replacedBy?: string | null; readonly links?: ReadonlyArray<{ readonly relation: "closes" | "replaces" | "contradicts"; readonly to: string }> } | { readonly kind: "task"; readonly wordsOf?: unknown; readonly title: string; readonly description: string; readonly category: "bug" | "feature" | "improvement" | "question" | "chore"; readonly priority: "low" | "medium" | "high" | "critical"; readonly assignee: string | null; readonly due: string | null; readonly atoms: ReadonlyArray<string>; readonly topics: ReadonlyArray<string> } }; readonly answer: Shapes["Receipt"] }
  /** Rejects it. A reason is optional and improves later proposals. A second rejection with another reason is refused as already-rejected: reopen the proposal first. */
  readonly "proposals.reject": { readonly given: { readonly id: string; readonly reason?: "noise" | "duplicate" | "wrong" | "invented" | "late" | null }; readonly answer: Shapes["Receipt"] }
  /** Merges it into existing knowledge: the topic, atom or task `into`, of the draft's kind, gets its quotes. */
  readonly "proposals.merge": { readonly given: { readonly id: string; readonly into: string }; readonly answer: Shapes["Receipt"] }
  /** Replaces the draft with your own wording, without a decision. `revision` is the draft that you saw: refused as changed-meanwhile when there is another one now. Without `revision` nothing is compared. */
  readonly "proposals.amend": { readonly given: { readonly id: string; readonly revision?: number; readonly draft: { readonly kind: "topic"; readonly wordsOf?: unknown; readonly name: string; readonly summary: string } | { readonly kind: "atom"; readonly wordsOf?: unknown; readonly type: "problem" | "solution" | "decision" | "question" | "insight" | "idea" | "blocker" | "risk" | "requirement"; readonly text: string; readonly tags: ReadonlyArray<string>; readonly topic: string | null; readonly owner?: string | null; readonly due?: string | null; readonly status?: "open" | "done" | "withdrawn" | "replaced"; readonly closedBy?: string | null; readonly replacedBy?: string | null; readonly links?: ReadonlyArray<{ readonly relation: "closes" | "replaces" | "contradicts"; readonly to: string }> } | { readonly kind: "task"; readonly wordsOf?: unknown; readonly title: string; readonly description: string; readonly category: "bug" | "feature" | "improvement" | "question" | "chore"; readonly priority: "low" | "medium" | "high" | "critical"; readonly assignee: string | null; readonly due: string | null; readonly atoms: ReadonlyArray<string>; readonly topics: ReadonlyArray<string> } }; readonly answer: Shapes["Receipt"] }
  /** Hides it until a future moment, in UTC. */
  readonly "proposals.snooze": { readonly given: { readonly id: string; readonly until: string }; readonly answer: Shapes["Receipt"] }
  /** Undoes the decision and its effects. Refused as used-since when the result was used or changed after it. */
  readonly "proposals.reopen": { readonly given: { readonly id: string }; readonly answer: Shapes["Receipt"] }
  /** The topics of the team, newest first. */
  readonly "topics.list": { readonly given: { readonly after?: number; readonly limit?: number; readonly cursor?: string; readonly status?: "standing" | "archived" | "merged" }; readonly answer: { readonly items: ReadonlyArray<Shapes["Topic"]>; readonly next: string | null; readonly seq: number } }
  /** A topic by its id or number, K-3, with the quotes that prove it. */
  readonly "topics.get": { readonly given: { readonly id: string; readonly after?: number }; readonly answer: { readonly topic: Shapes["Topic"]; readonly quotes: ReadonlyArray<{ readonly message: string; readonly author: string; readonly text: string; readonly start: number; readonly end: number; readonly inexact?: boolean }>; readonly seq: number } }
  /** The newest events, oldest first. Pass `next` as `cursor` for the events before them. */
  readonly "topics.history": { readonly given: { readonly id: string; readonly after?: number; readonly limit?: number; readonly cursor?: string }; readonly answer: { readonly items: ReadonlyArray<Shapes["TaskEvent"]>; readonly next: string | null; readonly seq: number } }
  /** Replaces the name. `revision` is the revision that you saw: refused as changed-meanwhile, with both versions, when the text has another one now. Without `revision` nothing is compared. */
  readonly "topics.rename": { readonly given: { readonly id: string; readonly name: string; readonly revision?: number }; readonly answer: Shapes["Receipt"] }
  /** Replaces the summary. `revision` is the revision that you saw: refused as changed-meanwhile, with both versions, when the text has another one now. Without `revision` nothing is compared. */
  readonly "topics.describe": { readonly given: { readonly id: string; readonly summary: string; readonly revision?: number }; readonly answer: Shapes["Receipt"] }
  /** Merges this topic into `into`, which must be active. Everything under this topic is then under `into`. */
  readonly "topics.merge": { readonly given: { readonly id: string; readonly into: string }; readonly answer: Shapes["Receipt"] }
  readonly "topics.archive": { readonly given: { readonly id: string }; readonly answer: Shapes["Receipt"] }
  /** Restores it, also after a merge. */
  readonly "topics.restore": { readonly given: { readonly id: string }; readonly answer: Shapes["Receipt"] }
  /** The statements that were approved, newest first. */
  readonly "atoms.list": { readonly given: { readonly after?: number; readonly limit?: number; readonly cursor?: string; readonly status?: "standing" | "archived"; readonly life?: "open" | "done" | "withdrawn" | "replaced"; readonly type?: "problem" | "solution" | "decision" | "question" | "insight" | "idea" | "blocker" | "risk" | "requirement"; readonly topic?: string; readonly tag?: string }; readonly answer: { readonly items: ReadonlyArray<Shapes["Atom"]>; readonly next: string | null; readonly seq: number } }
  /** A statement by its id or number, A-12, with the quotes that prove it, and those of the quoted messages that you may see. */
  readonly "atoms.get": { readonly given: { readonly id: string; readonly after?: number }; readonly answer: { readonly atom: Shapes["Atom"]; readonly quotes: ReadonlyArray<{ readonly message: string; readonly author: string; readonly text: string; readonly start: number; readonly end: number; readonly inexact?: boolean }>; readonly messages: ReadonlyArray<Shapes["Message"]>; readonly seq: number } }
  /** The newest events, oldest first. Pass `next` as `cursor` for the events before them. */
  readonly "atoms.history": { readonly given: { readonly id: string; readonly after?: number; readonly limit?: number; readonly cursor?: string }; readonly answer: { readonly items: ReadonlyArray<Shapes["TaskEvent"]>; readonly next: string | null; readonly seq: number } }
  /** Replaces its type and its text, and its topic, its owner and its due date if they are given. `revision` is the revision that you saw: refused as changed-meanwhile, with both versions, when the text has another one now. Without `revision` nothing is compared. */
  readonly "atoms.revise": { readonly given: { readonly id: string; readonly type: "problem" | "solution" | "decision" | "question" | "insight" | "idea" | "blocker" | "risk" | "requirement"; readonly text: string; readonly topic?: string | null; readonly owner?: string | null; readonly due?: string | null; readonly revision?: number }; readonly answer: Shapes["Receipt"] }
  /** Adds and removes tags. Other tags stay, so two people who tag at the same time lose nothing. A statement has 12 tags at most. */
  readonly "atoms.tag": { readonly given: { readonly id: string; readonly add: ReadonlyArray<string>; readonly remove: ReadonlyArray<string> }; readonly answer: Shapes["Receipt"] }
  /** Links it to another statement, which you must be able to see. */
  readonly "atoms.link": { readonly given: { readonly id: string; readonly relation: "continues" | "solves" | "contradicts" | "supports" | "refines" | "relates-to" | "depends-on"; readonly to: string }; readonly answer: Shapes["Receipt"] }
  readonly "atoms.unlink": { readonly given: { readonly id: string; readonly relation: "continues" | "solves" | "contradicts" | "supports" | "refines" | "relates-to" | "depends-on"; readonly to: string }; readonly answer: Shapes["Receipt"] }
  /** Closes the statement. A run creates no task from it. `replacedBy`: the statement that replaces it; you must be able to see it. */
  readonly "atoms.close": { readonly given: { readonly id: string; readonly status: "done" | "withdrawn" | "replaced"; readonly replacedBy?: string | null }; readonly answer: Shapes["Receipt"] }
  /** Closes this statement as replaced by `into`, which takes its evidence and its tags when both have the same readers. */
  readonly "atoms.merge": { readonly given: { readonly id: string; readonly into: string }; readonly answer: Shapes["Receipt"] }
  /** Undoes the last merge of this statement: it is open again, and the other one gives back what it took. */
  readonly "atoms.unmerge": { readonly given: { readonly id: string }; readonly answer: Shapes["Receipt"] }
  /** Opens the statement again: all its closings are withdrawn. */
  readonly "atoms.reopen": { readonly given: { readonly id: string }; readonly answer: Shapes["Receipt"] }
  readonly "atoms.archive": { readonly given: { readonly id: string }; readonly answer: Shapes["Receipt"] }
  readonly "atoms.restore": { readonly given: { readonly id: string }; readonly answer: Shapes["Receipt"] }
  /** Finds knowledge in one chat or in all, between two moments. Messages that were processed before are left out, unless `again` is true. Only messages that you may see are read. */
  readonly "extractions.request": { readonly given: { readonly chat?: string; readonly from?: string; readonly to?: string; readonly again?: boolean }; readonly answer: Shapes["Receipt"] }
  readonly "extractions.list": { readonly given: { readonly after?: number; readonly limit?: number; readonly cursor?: string }; readonly answer: { readonly items: ReadonlyArray<Shapes["Extraction"]>; readonly next: string | null; readonly seq: number } }
  readonly "extractions.get": { readonly given: { readonly id: string; readonly after?: number }; readonly answer: Shapes["Extraction"] }
  /** Stops it after the current window of messages. Its proposals stay. */
  readonly "extractions.cancel": { readonly given: { readonly id: string }; readonly answer: Shapes["Receipt"] }
  /** Resumes it after a cancellation or a failure, with the messages that could not be read. */
  readonly "extractions.retry": { readonly given: { readonly id: string }; readonly answer: Shapes["Receipt"] }
  /** The people who have a role, by name. */
  readonly "people.list": { readonly given: { readonly after?: number }; readonly answer: { readonly items: ReadonlyArray<Shapes["Person"]>; readonly seq: number } }
  /** Only an owner changes the role of an owner, and the last owner keeps it. */
  readonly "people.role": { readonly given: { readonly id: string; readonly role: "owner" | "admin" | "member" | "viewer" }; readonly answer: Shapes["Receipt"] }
  /** 409 `name-taken` for a name that looks like that of another person on the team. */
  readonly "people.rename": { readonly given: { readonly id: string; readonly name: string }; readonly answer: Shapes["Receipt"] }
  /** Ends the sessions, the tokens and the sockets of the person. A person may leave, too. */
  readonly "people.remove": { readonly given: { readonly id: string }; readonly answer: Shapes["Receipt"] }
  /** Merges this person into `into`, who keeps their own name, role and chats, and gets everything else: tasks, messages, tokens, the Telegram account, and the sessions unless `into` has a higher role. It cannot be undone. Only an owner also moves what was private, and never to themselves. */
  readonly "people.merge": { readonly given: { readonly id: string; readonly into: string }; readonly answer: Shapes["Receipt"] }
  /** Both people, with the number of things that a merge would move. */
  readonly "people.mergePreview": { readonly given: { readonly id: string; readonly after?: number; readonly into: string }; readonly answer: { readonly person: { readonly id: string; readonly name: string; readonly role: "owner" | "admin" | "member" | "viewer" | null; readonly assigned: number; readonly created: number; readonly messages: number; readonly tokens: number; readonly sessions: number }; readonly into: { readonly id: string; readonly name: string; readonly role: "owner" | "admin" | "member" | "viewer" | null; readonly assigned: number; readonly created: number; readonly messages: number; readonly tokens: number; readonly sessions: number }; readonly seq: number } }
  /** Ends the membership and erases every text and name of the person, for ever. `name` must be the person's name, exactly. */
  readonly "people.forget": { readonly given: { readonly id: string; readonly because: string; readonly name: string }; readonly answer: Shapes["Receipt"] }
  /** A person sets only their own preferences. */
  readonly "people.preferences": { readonly given: { readonly id: string; readonly language: "en" | "uk" | "ru"; readonly zone: string }; readonly answer: Shapes["Receipt"] }
}

/** The method, the path, and the names of the fields in the query, of each operation. */
export const places = {
  "tasks.create": ["POST","/api/tasks",[]],
  "tasks.list": ["GET","/api/tasks",["after","limit","cursor","status","category","priority","classification","assignee","atom","ids","asOf"]],
  "tasks.preview": ["GET","/api/tasks/preview",["after","title","zone"]],
  "tasks.get": ["GET","/api/tasks/{id}",["after","asOf"]],
  "tasks.history": ["GET","/api/tasks/{id}/history",["after","limit","cursor","asOf"]],
  "tasks.retitle": ["POST","/api/tasks/{id}/retitle",[]],
  "tasks.describe": ["POST","/api/tasks/{id}/describe",[]],
  "tasks.assign": ["POST","/api/tasks/{id}/assign",[]],
  "tasks.prioritise": ["POST","/api/tasks/{id}/prioritise",[]],
  "tasks.schedule": ["POST","/api/tasks/{id}/schedule",[]],
  "tasks.snooze": ["POST","/api/tasks/{id}/snooze",[]],
  "tasks.start": ["POST","/api/tasks/{id}/start",[]],
  "tasks.complete": ["POST","/api/tasks/{id}/complete",[]],
  "tasks.reopen": ["POST","/api/tasks/{id}/reopen",[]],
  "tasks.cancel": ["POST","/api/tasks/{id}/cancel",[]],
  "tasks.comment": ["POST","/api/tasks/{id}/comment",[]],
  "tasks.editComment": ["POST","/api/tasks/{id}/editComment",[]],
  "tasks.deleteComment": ["POST","/api/tasks/{id}/deleteComment",[]],
  "tasks.restoreComment": ["POST","/api/tasks/{id}/restoreComment",[]],
  "tasks.correct": ["POST","/api/tasks/{id}/correct",[]],
  "tasks.share": ["POST","/api/tasks/{id}/share",[]],
  "tasks.why": ["GET","/api/tasks/{id}/why",["after"]],
  "tasks.link": ["POST","/api/tasks/{id}/link",[]],
  "tasks.unlink": ["POST","/api/tasks/{id}/unlink",[]],
  "tasks.topic": ["POST","/api/tasks/{id}/topic",[]],
  "messages.post": ["POST","/api/messages",[]],
  "messages.list": ["GET","/api/messages",["after","limit","cursor"]],
  "messages.chats": ["GET","/api/messages/chats",["after"]],
  "messages.news": ["GET","/api/messages/chats/new",["after","seen"]],
  "messages.outcomes": ["GET","/api/messages/outcomes",["after","ids"]],
  "messages.redact": ["POST","/api/messages/{id}/redact",[]],
  "messages.makeTask": ["POST","/api/messages/{id}/task",[]],
  "search.find": ["GET","/api/search",["after","q","kinds","author","since","limit"]],
  "proposals.list": ["GET","/api/proposals",["after","limit","cursor","status","kind","origin","originId","topic","band","message","asOf"]],
  "proposals.get": ["GET","/api/proposals/{id}",["after","asOf"]],
  "proposals.approve": ["POST","/api/proposals/{id}/approve",[]],
  "proposals.reject": ["POST","/api/proposals/{id}/reject",[]],
  "proposals.merge": ["POST","/api/proposals/{id}/merge",[]],
  "proposals.amend": ["POST","/api/proposals/{id}/amend",[]],
  "proposals.snooze": ["POST","/api/proposals/{id}/snooze",[]],
  "proposals.reopen": ["POST","/api/proposals/{id}/reopen",[]],
  "topics.list": ["GET","/api/topics",["after","limit","cursor","status"]],
  "topics.get": ["GET","/api/topics/{id}",["after"]],
  "topics.history": ["GET","/api/topics/{id}/history",["after","limit","cursor"]],
  "topics.rename": ["POST","/api/topics/{id}/rename",[]],
  "topics.describe": ["POST","/api/topics/{id}/describe",[]],
  "topics.merge": ["POST","/api/topics/{id}/merge",[]],
  "topics.archive": ["POST","/api/topics/{id}/archive",[]],
  "topics.restore": ["POST","/api/topics/{id}/restore",[]],
  "atoms.list": ["GET","/api/atoms",["after","limit","cursor","status","life","type","topic","tag"]],
  "atoms.get": ["GET","/api/atoms/{id}",["after"]],
  "atoms.history": ["GET","/api/atoms/{id}/history",["after","limit","cursor"]],
  "atoms.revise": ["POST","/api/atoms/{id}/revise",[]],
  "atoms.tag": ["POST","/api/atoms/{id}/tag",[]],
  "atoms.link": ["POST","/api/atoms/{id}/link",[]],
  "atoms.unlink": ["POST","/api/atoms/{id}/unlink",[]],
  "atoms.close": ["POST","/api/atoms/{id}/close",[]],
  "atoms.merge": ["POST","/api/atoms/{id}/merge",[]],
  "atoms.unmerge": ["POST","/api/atoms/{id}/unmerge",[]],
  "atoms.reopen": ["POST","/api/atoms/{id}/reopen",[]],
  "atoms.archive": ["POST","/api/atoms/{id}/archive",[]],
  "atoms.restore": ["POST","/api/atoms/{id}/restore",[]],
  "extractions.request": ["POST","/api/knowledge/extract",[]],
  "extractions.list": ["GET","/api/extractions",["after","limit","cursor"]],
  "extractions.get": ["GET","/api/extractions/{id}",["after"]],
  "extractions.cancel": ["POST","/api/extractions/{id}/cancel",[]],
  "extractions.retry": ["POST","/api/extractions/{id}/retry",[]],
  "people.list": ["GET","/api/people",["after"]],
  "people.role": ["POST","/api/people/{id}/role",[]],
  "people.rename": ["POST","/api/people/{id}/rename",[]],
  "people.remove": ["POST","/api/people/{id}/remove",[]],
  "people.merge": ["POST","/api/people/{id}/merge",[]],
  "people.mergePreview": ["GET","/api/people/{id}/merge",["after","into"]],
  "people.forget": ["POST","/api/people/{id}/forget",[]],
  "people.preferences": ["POST","/api/people/{id}/preferences",[]]
} as const satisfies { readonly [O in keyof Operations]: readonly [method: string, path: string, query: ReadonlyArray<string>] }
