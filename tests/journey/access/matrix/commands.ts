/** The expected rule of every command and view, and the operations behind every verb. Written by hand, as the table of routes. */
import type { Role } from "../../../../domain/values.ts"

export interface CommandRow {
  /** The lowest role; null when no person may send it. */
  readonly least: Role | null
  readonly reactors: ReadonlyArray<string>
  /** The lowest role that may send it about itself. */
  readonly self: Role | null
}

const from = (least: Role, ...reactors: ReadonlyArray<string>): CommandRow => ({ least, reactors, self: null })
const only = (reactor: string): CommandRow => ({ least: null, reactors: [reactor], self: null })
const every = (row: CommandRow, names: string) => Object.fromEntries(names.split(/\s+/u).map((name) => [name, row]))

export const commands: Readonly<Record<string, CommandRow>> = {
  ...every(
    from("member"),
    `CorrectClassification RetitleTask DescribeTask PrioritiseTask AssignTask ScheduleTask SnoozeTask StartTask
     CompleteTask ReopenTask ResumeTask CancelTask CommentTask EditComment DeleteComment RestoreComment ShareTask LinkTask UnlinkTask AddTaskTopic AddTaskEvidence
     WithdrawTaskEvidence WithdrawTask RestoreTask AmendProposal ApproveProposal RejectProposal MergeProposal
     SnoozeProposal ReopenProposal CreateTopic RenameTopic DescribeTopic MergeTopic ArchiveTopic WithdrawTopic
     RestoreTopic AddTopicEvidence WithdrawTopicEvidence RecordAtom ReviseAtom TagAtom LinkAtom UnlinkAtom ArchiveAtom
     WithdrawAtom RestoreAtom AddAtomEvidence WithdrawAtomEvidence AbsorbAtom ReleaseAtom CloseAtom ReopenAtom WithdrawAtomClosing RequestExtraction CancelExtraction RetryExtraction
     CreateRun StartRun CancelRun RetryRun SettleProposal UnsettleProposal CloseRun`
  ),
  RemindTask: only("remind"),
  ...every(only("classify"), "ClassifyTask FailClassification"),
  ...every(
    only("extract"),
    "ProposeTopic ProposeAtom StartExtraction SiftMessages ReadWindow FailWindow CompleteExtraction FailExtraction"
  ),
  ...every(only("analyse"), "ProposeTask SurveyRun ReadBatch FailBatch CompleteRun FailRun"),
  ...every(
    from("admin"),
    `GrantRole GiveConsent MuteChat IssueToken RevokeToken IssueInvitation RevokeInvitation UseInvitation
     ConfigureProvider CheckProvider ChooseProvider StandDownProvider
     RegisterEndpoint ChangeEndpoint RotateEndpointSecret PauseEndpoint ResumeEndpoint
     RegisterSource ChangeSource RotateSourceSecret PauseSource ResumeSource RemoveSource`
  ),
  ...every(
    from("admin", "telegram"),
    "EditMessage RenamePerson LinkTelegram BindChat SeeMember LoseMember MigrateChat UnbindChat SetRetention ShowProposals MergePeople AbsorbPerson"
  ),
  ...every(from("owner"), "ForgetPerson RetryCommit SkipCommit RefuseChat"),
  DisableEndpoint: from("admin", "deliver"),
  ...every(only("deliver"), "ReportEndpointFailing ReportEndpointWorking"),
  ApproveChat: from("owner", "telegram"),
  JoinPerson: from("admin", "telegram", "sign-in"),
  CreateTask: from("member", "receive"),
  ReceiveMessage: from("member", "telegram", "receive"),
  RedactMessage: from("member", "retention"),
  ...every(from("member", "telegram", "sign-in", "extract"), "TakeSlot ReleaseSlot"),
  PassSlot: from("viewer", "sign-in", "telegram"),
  ...every(
    { least: null, reactors: [], self: "viewer" },
    "ActivatePerson SetPreferences RenamePasskey UsePasskey UseRecoveryCode ReadNotices UnreadNotices PostponeNotices SetNotices SaveView UnshareView OrderViews"
  ),
  ...every({ least: null, reactors: [], self: "member" }, "SaveSharedView ShareView"),
  ...every({ least: "admin", reactors: [], self: "viewer" }, "RenameView ChangeView RemoveView RestoreView"),
  ...every({ least: null, reactors: [], self: "admin" }, "AddPasskey MakeRecoveryCodes"),
  ...every(only("sign-in"), "LinkIdentity"),
  UnlinkIdentity: from("admin", "sign-in"),
  RemovePasskey: { least: "admin", reactors: [], self: "viewer" },
  ...every(only("erase"), "RecordErasure RecordRedaction RemovePrivateViews"),
  LeavePerson: { least: "admin", reactors: [], self: "viewer" }
}

/** The operations of the running product that each verb requests. Only the operator may request them. */
export const verbs: Readonly<Record<string, ReadonlyArray<string>>> = {
  audit: ["audit-export", "audit-access", "audit-verify", "audit-bundle", "audit-accept", "audit-key"],
  backup: ["backup"],
  chats: ["chats"],
  deadLetters: ["dead-letters"],
  doctor: ["inspect", "troubles"],
  eval: ["evaluate", "model-at-work"],
  import: ["import-chat", "import-namesakes", "import-tasks"],
  login: ["login", "login-person"],
  // It is a client of the REST interface.
  mcp: [],
  messages: ["redact-message"],
  migrate: ["migrate"],
  key: ["rotate-key"],
  people: ["people", "invite", "forget-person", "forgotten-people"],
  quarantine: ["quarantine"],
  replay: ["replay"],
  // It works on the files, and refuses to run while the product does.
  reset: [],
  // The restore itself writes into an installation without a log. This one is for the comparison of `--verify`.
  restore: ["row-counts"],
  seed: ["seed", "remove-sample"],
  sessions: ["sessions"],
  sources: ["sources"],
  token: ["token-create", "tokens"],
  webhooks: ["webhooks"]
}
