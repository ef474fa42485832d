/** Every command of the product, on one page: what each kind of aggregate decides, and who may see one of them. */
import { access } from "../domain/access.ts"
import type * as Access from "../domain/access.ts"
import { chat } from "../domain/chat.ts"
import type * as Chat from "../domain/chat.ts"
import type { Decider } from "../domain/decider.ts"
import { message } from "../domain/message.ts"
import type * as Message from "../domain/message.ts"
import { person } from "../domain/person.ts"
import type * as Person from "../domain/person.ts"
import { slot } from "../domain/slot.ts"
import type * as Slot from "../domain/slot.ts"
import { task } from "../domain/task.ts"
import type * as Task from "../domain/task.ts"
import type { Audience } from "../domain/values.ts"

export interface Aggregates {
  /** Create, Classify, FailClassification, CorrectClassification, Retitle, Describe, Prioritise, Assign, Schedule, Start, Complete, Reopen, Cancel, Comment, Share. */
  readonly task: Aggregate<Task.State, Task.Command, Task.Event, Task.TaskRefused>
  /** Receive, Edit, Redact. */
  readonly message: Aggregate<Message.State, Message.Command, Message.Event, Message.MessageRefused>
  /** Join, Rename, GrantRole, LinkTelegram, SetPreferences, Leave, Forget. */
  readonly person: Aggregate<Person.State, Person.Command, Person.Event, Person.PersonRefused>
  /** Bind, GiveConsent, Mute, SeeMember, LoseMember, Migrate, Unbind. */
  readonly chat: Aggregate<Chat.State, Chat.Command, Chat.Event, Chat.ChatRefused>
  /** IssueToken, RevokeToken, IssueInvitation, UseInvitation. */
  readonly access: Aggregate<Access.State, Access.Command, Access.Event, Access.AccessRefused>
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
  person: { decider: person, audience: () => null },
  chat: { decider: chat, audience: () => null },
  access: { decider: access, audience: () => null },
  slot: { decider: slot, audience: () => null }
}

export type Command = Task.Command | Message.Command | Person.Command | Chat.Command | Access.Command | Slot.Command
export type CommandName = Command["_tag"]
export type Refused =
  | Task.TaskRefused
  | Message.MessageRefused
  | Person.PersonRefused
  | Chat.ChatRefused
  | Access.AccessRefused
  | Slot.SlotRefused
