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

# --- What somebody who pressed a button is told ---
pressed-done = Done.
pressed-reopen = Open again.
press-forbidden = You may not change tasks here. An admin of the tracker can let you.
press-not-found = There is no such task for you.
press-cancelled = It was cancelled. Reopen it first.
press-unknown = This button is too old.

# --- Answers ---
stranger = I do not know you yet, so nothing was kept. Ask the owner of this tracker for a link; if that is you, run “tt login --telegram” and send me the code it prints: /start CODE
viewer = You may look, but not create. An admin of the tracker can change that.
anonymous = I cannot tell who you are. Switch off “Remain anonymous”, then ask again.
hello = Hello! Write or forward me anything: it becomes a task of your own. In a group, send “/task Fix the login”, or answer a message with /task.
linked = Hello! We know each other now. Write or forward me anything: it becomes a task.
code-unknown = I do not know this code: each works once, for a day. Ask for a new one.
wordless = I can only read words yet. Add a line that says what to do.
task-usage = Say what to do: “/task Fix the login”, or answer a message with /task.
task-exists = This is a task already: T-{ $number }.
task-exists-elsewhere = This is a task already.
only-group = This command is for groups.
consent-given = From now on what is said here is remembered, to find tasks and knowledge in it. /privacy says more, /off stops it.
consent-taken = Nothing that is said here is remembered any more. What was remembered before stays, until an admin erases it.
consent-forbidden = Only an admin of the tracker can change that.
privacy-on = What is said here is remembered, since an admin of the tracker turned it on. It is kept in the team’s own tracker, for members of this chat, until an admin erases it. /off stops it.
privacy-off = What is said here is not remembered. Only what is addressed to me is kept: a message with /task, one that mentions me, the one that it answers, and answers to my cards.
privacy-private = What you write to me is kept in the team’s own tracker, and only you can see it until you share it.
moved = This group has a new number now, so remembering is off. An admin of the tracker can send /on again.
