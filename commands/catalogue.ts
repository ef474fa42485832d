/**
 * Every command of the product: one entry a command, under its aggregate.
 *
 * An entry says who may send the command, and whether it creates the aggregate. A command without an entry, and an entry
 * without a command, do not compile.
 */
import type { Result } from "effect"
import { access } from "../domain/access/access.ts"
import { atom } from "../domain/atom/atom.ts"
import { chat } from "../domain/chat/chat.ts"
import { endpoint } from "../domain/endpoint/endpoint.ts"
import { extraction } from "../domain/extraction/extraction.ts"
import { message } from "../domain/message/message.ts"
import { notices } from "../domain/notices/notices.ts"
import { person } from "../domain/person/person.ts"
import { projection } from "../domain/projection/projection.ts"
import { proposal } from "../domain/proposal/proposal.ts"
import { provider } from "../domain/provider/provider.ts"
import { run } from "../domain/run/run.ts"
import { savedViews } from "../domain/savedViews/savedViews.ts"
import { slot } from "../domain/slot/slot.ts"
import { source } from "../domain/source/source.ts"
import { task } from "../domain/task/task.ts"
import { topic } from "../domain/topic/topic.ts"
import type { Kind } from "../streams/commit/subjects.ts"
import {
  admin,
  aggregate,
  type CommandRule,
  creating,
  from,
  member,
  noAudience,
  only,
  own,
  ownAudience
} from "./rules/commandRule.ts"

export const catalogue = {
  task: aggregate(task, ownAudience, {
    // A task of a source is made as its administrator has set it up: no machine decides.
    CreateTask: creating(from("member", "receive")),
    ClassifyTask: only("classify"),
    FailClassification: only("classify"),
    CorrectClassification: member,
    RetitleTask: member,
    DescribeTask: member,
    PrioritiseTask: member,
    AssignTask: member,
    ScheduleTask: member,
    SnoozeTask: member,
    RemindTask: only("remind"),
    StartTask: member,
    CompleteTask: member,
    ReopenTask: member,
    ResumeTask: member,
    CancelTask: member,
    CommentTask: member,
    // An author edits, deletes and restores only their own comments: `changeOwnComment`.
    EditComment: member,
    DeleteComment: member,
    RestoreComment: member,
    ShareTask: member,
    LinkTask: member,
    UnlinkTask: member,
    AddTaskTopic: member,
    AddTaskEvidence: member,
    WithdrawTaskEvidence: member,
    WithdrawTask: member,
    RestoreTask: member
  }),

  message: aggregate(message, ownAudience, {
    ReceiveMessage: creating(from("member", "telegram", "receive")),
    EditMessage: from("admin", "telegram"),
    // An author redacts only their own messages: `redactMessage`.
    RedactMessage: from("member", "retention"),
    RecordRedaction: only("erase")
  }),

  // A reactor proposes and a person decides: no reactor may send a command that makes knowledge real.
  proposal: aggregate(proposal, ownAudience, {
    ProposeTopic: creating(only("extract")),
    ProposeAtom: creating(only("extract")),
    ProposeTask: creating(only("analyse")),
    AmendProposal: member,
    ApproveProposal: member,
    RejectProposal: member,
    MergeProposal: member,
    SnoozeProposal: member,
    ReopenProposal: member
  }),

  topic: aggregate(topic, ownAudience, {
    CreateTopic: creating(member),
    RenameTopic: member,
    DescribeTopic: member,
    MergeTopic: member,
    ArchiveTopic: member,
    WithdrawTopic: member,
    RestoreTopic: member,
    AddTopicEvidence: member,
    WithdrawTopicEvidence: member
  }),

  atom: aggregate(atom, ownAudience, {
    RecordAtom: creating(member),
    ReviseAtom: member,
    TagAtom: member,
    LinkAtom: member,
    UnlinkAtom: member,
    ArchiveAtom: member,
    WithdrawAtom: member,
    RestoreAtom: member,
    AddAtomEvidence: member,
    WithdrawAtomEvidence: member,
    AbsorbAtom: member,
    ReleaseAtom: member,
    CloseAtom: member,
    ReopenAtom: member,
    WithdrawAtomClosing: member
  }),

  extraction: aggregate(extraction, ownAudience, {
    RequestExtraction: creating(member),
    StartExtraction: only("extract"),
    SiftMessages: only("extract"),
    ReadWindow: only("extract"),
    FailWindow: only("extract"),
    CompleteExtraction: only("extract"),
    FailExtraction: only("extract"),
    CancelExtraction: member,
    RetryExtraction: member
  }),

  run: aggregate(run, ownAudience, {
    CreateRun: creating(member),
    StartRun: member,
    SurveyRun: only("analyse"),
    ReadBatch: only("analyse"),
    FailBatch: only("analyse"),
    CompleteRun: only("analyse"),
    FailRun: only("analyse"),
    CancelRun: member,
    RetryRun: member,
    SettleProposal: member,
    UnsettleProposal: member,
    CloseRun: member
  }),

  person: aggregate(person, noAudience, {
    JoinPerson: from("admin", "telegram", "sign-in"),
    RenamePerson: from("admin", "telegram"),
    GrantRole: admin,
    ActivatePerson: own("viewer"),
    LinkTelegram: from("admin", "telegram"),
    // Only the reactor `sign-in` links an account, after its provider has confirmed it. The same batch takes the account's slot.
    LinkIdentity: only("sign-in"),
    UnlinkIdentity: from("admin", "sign-in"),
    AddPasskey: own("admin"),
    RenamePasskey: own("viewer"),
    // An administrator may remove the passkey of another person's lost device.
    RemovePasskey: { ...admin, self: "viewer" },
    UsePasskey: own("viewer"),
    MakeRecoveryCodes: own("admin"),
    UseRecoveryCode: own("viewer"),
    SetPreferences: own("viewer"),
    LeavePerson: { ...admin, self: "viewer" },
    ForgetPerson: from("owner"),
    RecordErasure: only("erase"),
    // The bot merges the person that an account had before its link into the linked person.
    MergePeople: from("admin", "telegram"),
    AbsorbPerson: from("admin", "telegram")
  }),

  chat: aggregate(chat, noAudience, {
    BindChat: from("admin", "telegram"),
    // A group that becomes a supergroup keeps its approval.
    ApproveChat: from("owner", "telegram"),
    RefuseChat: from("owner"),
    // A group that becomes a supergroup keeps its setting.
    ShowProposals: from("admin", "telegram"),
    GiveConsent: admin,
    MuteChat: admin,
    SeeMember: from("admin", "telegram"),
    LoseMember: from("admin", "telegram"),
    MigrateChat: from("admin", "telegram"),
    UnbindChat: from("admin", "telegram"),
    // A group that becomes a supergroup keeps its retention.
    SetRetention: from("admin", "telegram")
  }),

  access: aggregate(access, noAudience, {
    IssueToken: creating(admin),
    RevokeToken: admin,
    IssueInvitation: creating(admin),
    RevokeInvitation: admin,
    // The person who was invited has no role yet: the invitation acts with the role of its issuer.
    UseInvitation: admin
  }),

  provider: aggregate(provider, noAudience, {
    ConfigureProvider: admin,
    CheckProvider: admin,
    ChooseProvider: admin,
    StandDownProvider: admin
  }),

  // A skipped commit is lost for everyone, so no admin and no machine decides on it.
  projection: aggregate(projection, noAudience, {
    RetryCommit: from("owner"),
    SkipCommit: from("owner")
  }),

  // A member takes the slot of the open run, an extraction the slot of its turn. No caller chooses the slot.
  slot: aggregate(slot, noAudience, {
    TakeSlot: from("member", "telegram", "sign-in", "extract"),
    ReleaseSlot: from("member", "telegram", "sign-in", "extract"),
    // The slot that orders the changes of rights: a viewer may leave.
    PassSlot: from("viewer", "sign-in", "telegram")
  }),

  // The marks and settings of one person, under the id of that person.
  notices: aggregate(notices, noAudience, {
    ReadNotices: own("viewer"),
    UnreadNotices: own("viewer"),
    PostponeNotices: own("viewer"),
    SetNotices: own("viewer")
  }),

  // The saved views of one person, under the id of that person. An administrator changes the shared ones: `changeView`.
  views: aggregate(savedViews, noAudience, {
    SaveView: own("viewer"),
    SaveSharedView: own("member"),
    RenameView: { ...admin, self: "viewer" },
    ChangeView: { ...admin, self: "viewer" },
    ShareView: own("member"),
    UnshareView: own("viewer"),
    RemoveView: { ...admin, self: "viewer" },
    RestoreView: { ...admin, self: "viewer" },
    OrderViews: own("viewer"),
    RemovePrivateViews: only("erase")
  }),

  // Events that an endpoint gets leave the installation. Only the reactor that delivers knows how the receiver answers.
  endpoint: aggregate(endpoint, noAudience, {
    RegisterEndpoint: creating(admin),
    ChangeEndpoint: admin,
    RotateEndpointSecret: admin,
    PauseEndpoint: admin,
    ResumeEndpoint: admin,
    DisableEndpoint: from("admin", "deliver"),
    ReportEndpointFailing: only("deliver"),
    ReportEndpointWorking: only("deliver")
  }),

  // A source writes into the chats of the installation, and its secret lets a sender in.
  source: aggregate(source, noAudience, {
    RegisterSource: creating(admin),
    ChangeSource: admin,
    RotateSourceSecret: admin,
    PauseSource: admin,
    ResumeSource: admin,
    RemoveSource: admin
  })
} satisfies { readonly [K in Kind]: unknown }

export type Aggregates = typeof catalogue
type Decide<K extends Kind> = Aggregates[K]["decider"]["decide"]
export type StateOf<K extends Kind> = Parameters<Decide<K>>[1]
export type Command = { [K in Kind]: Parameters<Decide<K>>[0] }[Kind]
export type CommandName = Command["_tag"]
export type Refused = { [K in Kind]: ReturnType<Decide<K>> extends Result.Result<unknown, infer R> ? R : never }[Kind]

// `aggregate` has checked each part, and TypeScript cannot see that the parts together hold every name.
export const commandRules = Object.assign({}, ...Object.values(catalogue).map(({ commands }) => commands)) as {
  readonly [N in CommandName]: CommandRule
}
