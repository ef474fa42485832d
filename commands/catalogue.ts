/** Every command of the product, on one page: what each kind of aggregate decides, and who may see one of them. */
import { access } from "../domain/access.ts"
import type * as Access from "../domain/access.ts"
import { chat } from "../domain/chat.ts"
import type * as Chat from "../domain/chat.ts"
import { atom } from "../domain/atom.ts"
import type * as Atom from "../domain/atom.ts"
import type { Decider } from "../domain/decider.ts"
import { extraction } from "../domain/extraction.ts"
import type * as Extraction from "../domain/extraction.ts"
import { message } from "../domain/message.ts"
import type * as Message from "../domain/message.ts"
import { person } from "../domain/person.ts"
import type * as Person from "../domain/person.ts"
import { proposal } from "../domain/proposal.ts"
import type * as Proposal from "../domain/proposal.ts"
import { provider } from "../domain/provider.ts"
import type * as Provider from "../domain/provider.ts"
import { run } from "../domain/run.ts"
import type * as Run from "../domain/run.ts"
import { slot } from "../domain/slot.ts"
import type * as Slot from "../domain/slot.ts"
import { task } from "../domain/task.ts"
import type * as Task from "../domain/task.ts"
import { topic } from "../domain/topic.ts"
import type * as Topic from "../domain/topic.ts"
import type { Audience } from "../domain/values.ts"

export interface Aggregates {
  /** Create, Classify, FailClassification, CorrectClassification, Retitle, Describe, Prioritise, Assign, Schedule, Start, Complete, Reopen, Cancel, Comment, Share, Link, Unlink, AddTopic, AddEvidence, WithdrawEvidence, Withdraw, Restore. */
  readonly task: Aggregate<Task.State, Task.Command, Task.Event, Task.TaskRefused>
  /** Receive, Edit, Redact. */
  readonly message: Aggregate<Message.State, Message.Command, Message.Event, Message.MessageRefused>
  /** Create, Rename, Describe, Merge, Archive, Withdraw, Restore, AddEvidence, WithdrawEvidence. */
  readonly topic: Aggregate<Topic.State, Topic.Command, Topic.Event, Topic.TopicRefused>
  /** Record, Revise, Tag, Link, Unlink, Archive, Withdraw, Restore, AddEvidence, WithdrawEvidence. */
  readonly atom: Aggregate<Atom.State, Atom.Command, Atom.Event, Atom.AtomRefused>
  /** ProposeTopic, ProposeAtom, ProposeTask, Amend, Approve, Reject, Merge, Snooze, Reopen. */
  readonly proposal: Aggregate<Proposal.State, Proposal.Command, Proposal.Event, Proposal.ProposalRefused>
  /** Request, Start, SiftMessages, ReadWindow, FailWindow, Complete, Fail, Cancel, Retry. */
  readonly extraction: Aggregate<Extraction.State, Extraction.Command, Extraction.Event, Extraction.ExtractionRefused>
  /** Create, Start, Survey, ReadBatch, FailBatch, Complete, Fail, Cancel, Retry, SettleProposal, UnsettleProposal, Close. */
  readonly run: Aggregate<Run.State, Run.Command, Run.Event, Run.RunRefused>
  /** Join, Rename, GrantRole, LinkTelegram, SetPreferences, Leave, Forget. */
  readonly person: Aggregate<Person.State, Person.Command, Person.Event, Person.PersonRefused>
  /** Bind, GiveConsent, Mute, SeeMember, LoseMember, Migrate, Unbind. */
  readonly chat: Aggregate<Chat.State, Chat.Command, Chat.Event, Chat.ChatRefused>
  /** IssueToken, RevokeToken, IssueInvitation, UseInvitation. */
  readonly access: Aggregate<Access.State, Access.Command, Access.Event, Access.AccessRefused>
  /** Configure, Check, Choose, StandDown. */
  readonly provider: Aggregate<Provider.State, Provider.Command, Provider.Event, Provider.ProviderRefused>
  /** Take, Release. */
  readonly slot: Aggregate<Slot.State, Slot.Command, Slot.Event, Slot.SlotRefused>
}

export interface Aggregate<S, C, E, R> {
  readonly decider: Decider<S, C, E, R>
  /** Who may see the aggregate in this state; null when it is nobody's in particular, and the role alone decides. */
  readonly audience: (state: S) => Audience | null
}

export const catalogue: Aggregates = {
  task: { decider: task, audience: (state) => (state.is === "absent" ? null : state.audience) },
  message: { decider: message, audience: (state) => (state.is === "absent" ? null : state.audience) },
  topic: { decider: topic, audience: (state) => (state.is === "absent" ? null : state.audience) },
  atom: { decider: atom, audience: (state) => (state.is === "absent" ? null : state.audience) },
  proposal: { decider: proposal, audience: (state) => (state.is === "absent" ? null : state.audience) },
  extraction: { decider: extraction, audience: (state) => (state.is === "absent" ? null : state.audience) },
  run: { decider: run, audience: (state) => (state.is === "absent" ? null : state.audience) },
  person: { decider: person, audience: () => null },
  chat: { decider: chat, audience: () => null },
  access: { decider: access, audience: () => null },
  provider: { decider: provider, audience: () => null },
  slot: { decider: slot, audience: () => null }
}

export type Command =
  | Task.Command
  | Message.Command
  | Topic.Command
  | Atom.Command
  | Proposal.Command
  | Extraction.Command
  | Run.Command
  | Person.Command
  | Chat.Command
  | Access.Command
  | Provider.Command
  | Slot.Command
export type CommandName = Command["_tag"]
export type Refused =
  | Task.TaskRefused
  | Message.MessageRefused
  | Topic.TopicRefused
  | Atom.AtomRefused
  | Proposal.ProposalRefused
  | Extraction.ExtractionRefused
  | Run.RunRefused
  | Provider.ProviderRefused
  | Person.PersonRefused
  | Chat.ChatRefused
  | Access.AccessRefused
  | Slot.SlotRefused
