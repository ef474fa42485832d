/** The words of incoming webhooks. */
import type {
  MappingField,
  SourceKind,
  SourceProduct,
  UnhandledReason
} from "../../../../domain/source/sourceVocabulary.ts"
import type { Of } from "../../shape/shape.ts"

export const sourcesEn = {
  sources: {
    text: "Other systems post webhooks to the tracker. Each becomes a message or a task.",
    empty: "No system posts here yet. Add one below.",
    wholeTeam: "the whole team",
    otherChat: "a chat",
    address: "Address for the sender",
    copyTheAddress: "Copy the address",
    copyAddressOf: "Copy the address of {name}",
    copyTheSecret: "Copy the secret",
    secretOnce: "Secret for the sender. Copy it now: it is not shown again.",
    secretSaved: "The secret is saved",
    newSecret: "New secret",
    newSecretOf: "New secret for {name}",
    newSecretText: "The present secret works for 24 more hours. Enter the new one at the sender until then.",
    clientSecretOf: "Client secret of {name}, from its integration in Sentry",
    saveSecret: "Save the secret",
    needsSecret: "Enter the client secret that Sentry has made. Until then, every webhook is refused.",
    nearlyFull:
      "Too many of its webhooks are kept ({count}). Further ones are refused, or will be soon: repair the mapping or the chat, then try the failed ones again.",
    hidden: "A private incoming webhook",
    hiddenPlace: "visible to its readers only",
    pause: "Pause",
    pauseOf: "Pause {name}",
    resume: "Resume",
    resumeOf: "Resume {name}",
    remove: "Remove",
    removeOf: "Remove {name}",
    removeText: "From now on, its webhooks are refused. Its messages and tasks stay. This cannot be undone.",
    add: "Add an incoming webhook",
    addText: "Then enter the address and the secret at the sender.",
    sender: "Sender",
    makes: "Becomes",
    place: "Readers",
    thread: "Number of the forum topic, if any",
    threadHint: "such as 7 in t.me/c/1234/7",
    inThread: "{chat}, topic {thread}",
    mapping: "Mapping",
    mappingText:
      "For each field, the path of its value in the request body, such as alert.labels[0].value. Only the title must have a value.",
    changeMappingOf: "Mapping of {name}",
    saveMapping: "Save the mapping",
    sample: "A request body of the sender, to test the mapping",
    becomesThis: "The sample becomes:",
    becomesNothing: "The sample cannot be mapped:",
    failures: "Failed webhooks",
    failuresText:
      "They could not become a message or a task, and are kept for a week. Change the mapping or the chat, then try them again.",
    retryOf: "Try a webhook of {name} again",
    retryAsked: "The webhook is tried again"
  },
  sourceFailure: {
    unopened: "It cannot be opened: it was stored with another key, or is damaged.",
    "no-source": "Its incoming webhook does not exist.",
    "no-text": "It has no text at {detail}. Change the mapping, then try again.",
    "not-in-chat": "The tracker is not in the chat any more. Choose another chat, then try again.",
    refused: "The message or task was refused ({detail}).",
    defect:
      "It was stopped by an error in the tracker. The operator finds the details in the log. Try again after an update."
  } satisfies Of<UnhandledReason>,
  sourceKind: { json: "Any JSON", github: "GitHub", gitlab: "GitLab", sentry: "Sentry" } satisfies Of<SourceKind>,
  sourceMakes: { message: "message", task: "task" } satisfies Of<SourceProduct>,
  sourceState: { active: "active", paused: "paused" },
  mappingField: { title: "Title", text: "Text", link: "Link", author: "Author" } satisfies Of<MappingField>
}
