# --- A card ---
status-open = ○ open
status-in-progress = ◐ in progress
status-done = ● done
status-cancelled = ✕ cancelled
classifying = being classified…
not-classified = not classified yet
category-bug = bug
category-feature = feature
category-improvement = improvement
category-question = question
category-chore = chore
priority-low = low priority
priority-medium = medium priority
priority-high = high priority
priority-critical = critical
due = due { $day }
suggested = suggested by { $model }
suggested-builtin = suggested by the built-in rules
suggested-degraded = suggested by the built-in rules: the model did not answer
button-done = ✓ Done
button-reopen = ↺ Reopen
assigned = assigned to { $name }
button-assign = Assign
button-priority = Priority
button-due = Due
button-undo = ↶ Undo
button-open = Open ↗
button-confirm = ✓ Keep the suggestions
button-back = ‹ Back
button-nobody = Nobody
button-no-due = No due date
button-today = Today
button-tomorrow = Tomorrow
button-monday = Monday
button-two-weeks = In two weeks
looks-like = Looks like T-{ $number } · { $title }
same-as = Same as T-{ $number } · { $title }
button-same = Same
button-different = Different
pressed-same = Added to T-{ $number } as a comment. This task is cancelled.
pressed-different = These are two different tasks.
small-talk = I did not make a task from this.
button-task = Make it a task
pressed-task = It is a task now.
press-person-gone = This person is not on the team any more. Choose another one.
comment-deleted = The comment was deleted.

# --- The answer to a pressed button ---
pressed-done = Done.
pressed-reopen = Reopened.
press-forbidden = Your role does not allow you to change tasks. Ask an admin of the tracker for the role “member”.
press-not-found = This task does not exist, or you cannot see it.
press-cancelled = This task is cancelled. Reopen it first.
press-unknown = This button no longer works.
press-reopened-since = You had completed this task, and it was reopened since then. Press again to complete it.
press-done-since = You had reopened this task, and it was completed since then. Press again to reopen it.
pressed-set = Saved.
pressed-open = Choose.
pressed-back = Nothing was changed.
pressed-undo = Undone.
press-changed-since = Another person has changed the task since. It is now: { $status }. The card shows the rest.
press-undo-nothing = There is nothing of yours to undo here.
press-undo-changed = { $name } has changed this since, so nothing was undone. In our private chat, /undo asks you whether to overwrite that.
press-undo-other = Another person has changed this since, so nothing was undone. In our private chat, /undo asks you whether to overwrite that.
press-undo-since = The task was changed since this undo. Press again to undo that change.
press-undo-erased = The earlier text was erased together with the data of its author, so it cannot come back. Nothing was undone.
undone = Undone: “{ $what }”.
undone-created = Undone: the task is cancelled. ↺ Reopen on its card brings it back.
undo-ask = { $name } has changed the same thing after your last change (“{ $what }”), so nothing is undone yet. Overwrite it?
undo-another = Another person
button-undo-anyway = ↶ Undo anyway

# --- Answers ---
stranger = I do not know you yet, so nothing was stored. I am the assistant of a team.
    To work with it, ask one of its people to invite you to their tracker. Then connect me there: Settings, Telegram.
viewer = Your role lets you look, but not create tasks. An admin of the tracker can change that.
anonymous = I cannot tell who you are. Switch off “Remain anonymous”, then try again.
hello = Hello! Write or forward me anything: it becomes a task of your own.
    In a group, send “/task Fix the login”, or answer a message with /task.
    Your tasks: /my, /today. More: /find, /history, /undo.
linked = Hello! Your account is linked now. Write or forward me anything: it becomes a task.
    /help says what else I can do.
code-unknown = This code does not work. A code works once, and for one day. Ask for a new one.
code-not-needed = Your account is linked already, so this code was not used. It still works, for the Telegram account of the person whom it is for.
code-taken = The person whom this code is for has another Telegram account here. The code was not used. Ask an admin of the tracker.
wordless = I cannot use this kind of message. Send text, a photo, a voice message or a file.
content-photo = Photo
content-video = Video
content-animation = Animation
content-round = Video message
content-voice = Voice message
content-audio = Audio
content-file = File
task-usage = Say what to do: “/task Fix the login”, or answer a message with /task.
task-exists = This is already a task: T-{ $number }.
task-exists-elsewhere = This is already a task.
only-group = This command works in groups only.
consent-given = From now on messages here are stored, to find tasks and knowledge in them.
    /privacy says more, /off stops it.
consent-given-unaware = From now on messages here are stored, to find tasks and knowledge in them.
    /privacy says more, /off stops it.
    One thing to do: make me an administrator of this group, without any rights. Otherwise I may not notice when a person leaves.
consent-given-blind = Storing is on, but Telegram shows me only commands and answers to my messages here. Two ways to change that:
    1. Make me an administrator of this group. No right is needed.
    2. Or switch privacy mode off: @BotFather, /setprivacy, Disable. Then remove me and add me again.
consent-taken = Messages here are no longer stored. Those stored before remain until an admin erases them.
consent-forbidden = Only an admin of the tracker can change that.
privacy-on = Messages here are stored, because an admin of the tracker turned it on.
    They are in the team’s own tracker, for members of this chat, until an admin erases them.
    /off stops it.
privacy-off = Messages here are not stored, except:
    • messages with /task or with my name, and the messages that they reply to (all parts of an album)
    • replies to my cards
privacy-stranger = What you write to me is not stored, because I do not know you yet. The messages of people whom I know are stored in the team’s own tracker.
privacy-private = What you write to me is stored in the team’s own tracker. Only you can see it until you share it.
not-member = Only members of this group can do that here.
moved = Telegram has made this group a supergroup, so storing messages is off. Its tasks are kept.
    An admin of the tracker can switch storing on again: /on.

# --- Sign-in on the page ---
sign-in-ask = Sign in on a browser ({ $agent }, address { $address })?
    Confirm only if you opened the sign-in page yourself a moment ago.
    Never confirm because a person or a message asks you to: a stranger who sent you the code would get your account.
sign-in-confirm = ✓ Sign in
sign-in-reject = ✕ It was not me
sign-in-done = You are signed in. Go back to the browser.
sign-in-rejected = Refused. The browser was not signed in.
sign-in-over = This request has expired or was decided already. Get a new code on the sign-in page.
sign-in-unknown = This code does not work. A code is valid for two minutes and works once. Get a new one on the sign-in page.
sign-in-private = Send the code to me in a private chat, not here.

# --- Notices ---
notice-assigned = { $who } assigned you
notice-mentioned = { $who } mentioned you
notice-commented = { $who } commented
notice-commented-many = { $who } commented
notice-others = { $count ->
    [one] { $name } and { $count } other
   *[other] { $name } and { $count } others
  }
notice-soon = Due { $day }
notice-overdue = Overdue since { $day }
notice-done = { $who } completed the task
notice-cancelled = { $who } cancelled the task
notice-approved = { $who } approved a proposal that you edited
notice-rejected = { $who } rejected a proposal that you edited
notice-merged = { $who } merged a proposal that you edited
notice-approval = { $count ->
    [one] { $count } proposal waits for a decision
   *[other] { $count } proposals wait for a decision
  }
notice-failing = Nothing arrives at the webhook
notice-knowledge = Knowledge from a chat
notice-former = A former member
notice-service = A service
notice-open = Open
notice-read = ✓ Read
notices-more = And { $count } more
notices-several = This message is about several things. To comment, reply to the card of a task, or open the task.
pressed-read = Marked as read.
digest-late = Overdue
digest-today = Today
digest-open = { $count ->
    [one] { $count } open task in total: /my
   *[other] { $count } open tasks in total: /my
  }
digest-empty = Nothing is late, and nothing is due today.

# --- Answers to commands ---
unknown-command = I do not know this command. /help lists what I can do.
only-private = Ask me that in a private chat: here everybody would read the answer.
no-tasks = No tasks. All caught up.
nothing-found = No tasks match. I search the tasks of the team, your own, and those of the groups that you are in.
more-tasks = … and { $count } more
find-usage = Say what to find: “/find login”.
history-usage = Say which task: “/history T-12”.
event-created = created
event-classified = labels suggested
event-retitled = title changed
event-described = description changed
event-prioritised = priority set
event-assigned = assignee set
event-scheduled = due date set
event-started = started
event-completed = done
event-reopened = reopened
event-cancelled = cancelled
event-commented = commented
event-changed = changed
command-my = My tasks
command-today = My tasks due today, and overdue ones
command-find = Find a task: /find login
command-history = What happened to a task: /history T-12
command-undo = Undo my last change
command-login = Sign in on a browser
command-privacy = What is stored here
command-help = What I can do
command-task = Make a task: /task Fix login @ann p1 fri 18:00
command-on = Store the messages of this group
command-off = Stop storing the messages of this group
command-digest = My tasks of today, in one message

# --- Proposals ---
button-approve = ✓ Approve
button-fix = ✎ Fix
button-reject = ✕ Reject
proposal-head = 💡 Proposed task
proposal-approved = ✓ Approved by { $who }: T-{ $number }
proposal-approved-soon = ✓ Approved by { $who }
proposal-rejected = ✕ Rejected by { $who }
proposal-merged = ⇢ Merged into another task by { $who }
proposal-snoozed = Postponed. It comes back here.
pressed-approve = Approved.
pressed-reject = Rejected.
press-fix = Reply to this message with the right words, for example: Fix login @ann p1 fri 18:00. Then approve it.
press-proposal-decided = This proposal was decided already. The message shows the decision.
press-proposal-changed = The draft has changed. Read it in the message and press again.
press-proposal-not-found = This proposal does not exist, or you cannot see it.
press-proposal-person = The assignee is not on the team any more. Reply to the message with another one, for example: @ann
press-proposal-topic = A topic or a statement of this proposal is gone. Decide on the dashboard.
proposals-on = From now on I show proposals for tasks from this group here, at most five at a time. Nothing becomes a task before a person approves it. /proposals off stops it.
proposals-off = I show no new proposals here. They wait on the dashboard.
proposals-are-on = Proposals for tasks from this group are shown here. /proposals off stops it.
proposals-are-off = Proposals for tasks from this group wait on the dashboard. An admin of the tracker can show them here: /proposals on
command-proposals = Show proposals for tasks here: on, off

# --- Owners, settings and app ---
only-owner = Only an owner of the tracker can use this command.
role-owner = owner
role-admin = admin
role-member = member
role-viewer = viewer
not-in-telegram = no chat with me
health-connected = ● Connected to Telegram
health-disconnected = ○ Not connected to Telegram now. The settings of the tracker say why.
health-polling = Updates: I poll Telegram for them
health-webhook = Updates: Telegram sends them to the webhook
health-webhook-error = Last failed delivery to the webhook: { $at } · { $what }
health-failing = Some of my work fails now. The page System of the tracker says which.
health-no-flood = No rate limit of Telegram was reached
health-flood = Last rate limit of Telegram: until { $at }
settings-at = Your language, time zone, notices and digest: { $address }
settings-nowhere = Your settings are on the dashboard. Its address is not set, so I cannot link to it.
app-at = Open the tracker in Telegram: { $address }
app-nowhere = The tracker has no address that Telegram can open. An admin sets it with TT_PUBLIC_URL.
command-settings = My language, time zone and notices
command-app = Open the tracker
health-waiting = { $count ->
    [one] { $count } message waits to be sent
   *[other] { $count } messages wait to be sent
  }
health-unreachable = { $count ->
    [one] { $count } chat does not accept me
   *[other] { $count } chats do not accept me
  }

# --- Groups that wait for an owner ---
button-refuse = ✕ Refuse
approval-ask = The group “{ $group }” waits for your approval. Until then I store nothing of it.
approval-ask-of = { $who } wants to use me in the group “{ $group }”. Until you approve that, I store nothing of it.
approval-approved = ✓ { $who } approved the group “{ $group }”.
approval-refused = ✕ { $who } refused the group “{ $group }”. I have left it.
pressed-group-approved = Approved.
pressed-group-refused = Refused. I am leaving the group.
press-group-forbidden = Only an owner of the tracker can decide that.
press-group-approved = Another owner has approved this group already.
press-group-over = This group was refused already, or I am no longer in it.
group-waits = An owner of the tracker must approve this group first. Until then I make no tasks here and store nothing.
group-approved = This group is approved. Send “/task Fix the login”, or answer a message with /task. /help says more.
group-hello = Hello! Send “/task Fix the login”, or answer a message with /task.
    /privacy says what I store here, and /help what else I can do.
privacy-waits = What is written here is not stored. An owner of the tracker must approve this group first.
approve-none = No group waits for your approval.
command-approve = Groups that wait for my approval
command-users = The people of the team
command-health = State of the bot
