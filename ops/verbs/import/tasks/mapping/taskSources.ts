/** The products whose CSV files are known. A new product is one entry. */
import { kept, left, lost, type TableSource, to, toAndKept } from "./mapping.ts"

const shown = left("changes of the past are not kept")
const internalId = left("an id inside the other product")
const looks = left("a matter of display")

/** Source: "Export as CSV" of a board in Trello. Custom fields are further columns. */
const trello: TableSource = {
  name: "Trello",
  signature: [["cardname"], ["cardid", "cardurl", "listname"]],
  columns: {
    cardid: to("id"),
    cardname: to("title"),
    carddescription: to("description"),
    cardurl: kept,
    labels: toAndKept("labels"),
    members: to("assignee"),
    duedate: to("due"),
    duecomplete: to("done"),
    listname: toAndKept("status"),
    archived: to("archived"),
    startdate: kept,
    boardname: kept,
    attachmentlinks: kept,
    attachmentcount: left("the links are kept"),
    checklistitemtotalcount: lost("the items of a checklist (the file has only their number)"),
    checklistitemcompletedcount: left("the file has no items of checklists"),
    commentcount: lost("comments (the file has only their number)"),
    votecount: lost("votes"),
    lastactivitydate: shown,
    listid: internalId,
    boardid: internalId
  },
  others: kept,
  priorities: {},
  // The first eight digits of an id are the second in which it was made.
  createdIn: (id) =>
    /^[0-9a-f]{24}$/u.test(id) ? new Date(Number.parseInt(id.slice(0, 8), 16) * 1000).toISOString() : null
}

/** Source: the table of tasks of Vikunja, with the names of its API. */
const vikunja: TableSource = {
  name: "Vikunja",
  signature: [
    ["title"],
    ["done"],
    ["percentdone", "hexcolor", "bucket", "project", "projectid", "doneat", "duedate", "identifier"]
  ],
  columns: {
    id: to("id"),
    title: to("title"),
    description: to("html"),
    done: to("done"),
    doneat: shown,
    duedate: to("due"),
    priority: to("priority"),
    labels: toAndKept("labels"),
    assignees: to("assignee"),
    created: toAndKept("created"),
    updated: shown,
    bucket: toAndKept("status"),
    bucketname: toAndKept("status"),
    percentdone: kept,
    repeatafter: lost("repetition"),
    repeatmode: left("it belongs to the repetition"),
    reminders: lost("reminders"),
    relatedtasks: lost("related tasks"),
    attachments: lost("attachments"),
    comments: kept,
    hexcolor: looks,
    position: looks,
    kanbanposition: looks,
    coverimageattachmentid: looks,
    uid: internalId,
    bucketid: internalId,
    createdbyid: internalId
  },
  others: kept,
  priorities: { "0": null, "1": "low", "2": "medium", "3": "high", "4": "critical", "5": "critical" }
}

/** Source: the CSV export of work items of Plane. */
const plane: TableSource = {
  name: "Plane",
  signature: [["name"], ["state", "statename"], ["priority"], ["project", "projectname", "cyclename", "createdby"]],
  columns: {
    id: to("id"),
    identifier: to("id"),
    sequenceid: internalId,
    name: to("title"),
    description: to("html"),
    state: to("status"),
    statename: to("status"),
    priority: to("priority"),
    labels: toAndKept("labels"),
    assignee: to("assignee"),
    assignees: to("assignee"),
    targetdate: to("due"),
    duedate: to("due"),
    completedat: to("done"),
    archivedat: to("archived"),
    createdat: toAndKept("created"),
    updatedat: shown,
    cyclestartdate: left("dates of a cycle, not of the task"),
    cycleenddate: left("dates of a cycle, not of the task"),
    modulestartdate: left("dates of a module, not of the task"),
    moduletargetdate: left("dates of a module, not of the task"),
    attachmentcount: lost("attachments (the file has only their number)"),
    subissuecount: left("subtasks are rows of their own")
  },
  others: kept,
  priorities: { urgent: "critical", none: null }
}

/** Source: the help page "Import or export a project as a CSV file" of Todoist. */
const todoist: TableSource = {
  name: "Todoist",
  signature: [["type"], ["content"], ["indent", "responsible", "datelang"]],
  columns: {
    type: to("kind"),
    content: to("title"),
    description: to("description"),
    priority: to("priority"),
    indent: to("indent"),
    author: kept,
    responsible: to("assignee"),
    date: to("due"),
    timezone: to("zone"),
    deadline: kept,
    duration: kept,
    durationunit: kept,
    datelang: left("dates with a year need no language"),
    deadlinelang: left("dates with a year need no language")
  },
  others: kept,
  // 4 is the priority of a task that has none.
  priorities: { "1": "critical", "2": "high", "3": "medium", "4": null }
}

export const taskSources: ReadonlyArray<TableSource> = [trello, todoist, plane, vikunja]
