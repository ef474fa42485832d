import type { PhraseKind } from "./table.ts"

export const englishPhrases: ReadonlyArray<PhraseKind> = [
  {
    kind: "weekday",
    frames: ["Sign the lease by {}", "Paint the fence {}, please", "{}: empty the bins", "We need the keys by {}."],
    rows: [
      ["Monday", "2026-11-30"],
      ["tuesday", "2026-12-01"],
      ["Wednesday", "2026-11-25"],
      ["Thursday", "2026-11-26"],
      ["FRIDAY", "2026-11-27"],
      ["Saturday", "2026-11-28"],
      ["this Sunday", "2026-11-29"],
      ["next Thursday", "2026-12-03"]
    ]
  },
  {
    kind: "short weekday",
    frames: ["Sign the lease by {}", "Feed the cat on {}"],
    rows: [
      ["Mon", "2026-11-30"],
      ["Tue", "2026-12-01"],
      ["Weds", "2026-11-25"],
      ["Thurs", "2026-11-26"],
      ["Fri", "2026-11-27"],
      ["Sat", "2026-11-28"]
    ]
  },
  {
    kind: "short weekday and time",
    frames: ["Return the keys {} 18:00"],
    rows: [
      ["Mon", "2026-11-30T16:00:00Z"],
      ["Tue", "2026-12-01T16:00:00Z"],
      ["Weds", "2026-11-25T16:00:00Z"],
      ["Thurs", "2026-11-26T16:00:00Z"],
      ["Fri", "2026-11-27T16:00:00Z"],
      ["Sat", "2026-11-28T16:00:00Z"]
    ]
  },
  {
    kind: "weekday and date",
    frames: ["Sign the lease by {}", "The tiles must be here by {}", "{} — order the paint"],
    rows: [
      ["Friday, December 4", "2026-12-04"],
      ["Friday 4 December", "2026-12-04"],
      ["Fri, Dec 4", "2026-12-04"],
      ["Friday the 4th", "2026-12-04"],
      ["4 December, Friday", "2026-12-04"],
      ["Monday, the 7th", "2026-12-07"],
      ["Tuesday, 1 December", "2026-12-01"],
      ["Friday, December 4 at 3pm", "2026-12-04T13:00:00Z"],
      ["Monday of next week", "2026-11-30"]
    ]
  },
  {
    kind: "day of a month",
    frames: ["Sign the lease by {}", "Due {}: the tax form", "They close on {}, send it"],
    rows: [
      ["1 December", "2026-12-01"],
      ["December 1st", "2026-12-01"],
      ["the 1st of December", "2026-12-01"],
      ["Jan 31", "2027-01-31"],
      ["15 February 2027", "2027-02-15"],
      ["March 3", "2027-03-03"],
      ["3 April", "2027-04-03"],
      ["2 May", "2027-05-02"],
      ["June 9th", "2027-06-09"],
      ["29 February", "2028-02-29"],
      ["February 29", "2028-02-29"],
      ["24 November", "2026-11-24"],
      ["2026-12-03", "2026-12-03"]
    ]
  },
  {
    kind: "day without a month",
    frames: ["Sign the lease by {}", "Deadline: {}.", "All of it by {}, or we pay more"],
    rows: [
      ["the 30th", "2026-11-30"],
      ["the 26th", "2026-11-26"],
      ["the 5th", "2026-12-05"],
      ["the 31st", "2026-12-31"],
      ["the 2nd of next month", "2026-12-02"]
    ]
  },
  {
    kind: "end of a day",
    frames: ["Sign the lease by {}", "We need the photos by {}", "{} please, the floor plan"],
    rows: [
      ["EOD", "2026-11-24"],
      ["EOD Monday", "2026-11-30"],
      ["EOD tomorrow", "2026-11-25"],
      ["end of day Friday", "2026-11-27"],
      ["the end of today", "2026-11-24"],
      ["close of business on Thursday", "2026-11-26"],
      ["tomorrow EOD", "2026-11-25"],
      ["tomorrow evening", "2026-11-25"]
    ]
  },
  {
    kind: "end of a span",
    frames: ["Sign the lease by {}", "The budget at {}, not later", "Get it done before {}"],
    rows: [
      ["the end of the week", "2026-11-27"],
      ["the end of next week", "2026-12-04"],
      ["the end of the month", "2026-11-30"],
      ["month end", "2026-11-30"],
      ["the end of December", "2026-12-31"],
      ["the end of the quarter", "2026-12-31"],
      ["the end of Q1", "2027-03-31"],
      ["the end of the second quarter", "2027-06-30"],
      ["the end of the year", "2026-12-31"]
    ]
  },
  {
    kind: "span",
    frames: ["Paint the fence {}", "{} please look at the roof"],
    rows: [
      ["this week", "2026-11-27"],
      ["next week", "2026-12-04"],
      ["this month", "2026-11-30"],
      ["next month", "2026-12-31"]
    ]
  },
  {
    kind: "number ahead",
    frames: ["Repaint the hall {}", "{} please, the second coat"],
    rows: [
      ["in two weeks", "2026-12-08"],
      ["within the next three days", "2026-11-27"],
      ["in a fortnight", "2026-12-08"],
      ["in 10 days", "2026-12-04"],
      ["in a month", "2026-12-24"],
      ["in a week's time", "2026-12-01"],
      ["two days from now", "2026-11-26"],
      ["within two hours", "2026-11-24T11:30:00Z"],
      ["today", "2026-11-24"],
      ["tomorrow", "2026-11-25"],
      ["the day after tomorrow", "2026-11-26"],
      ["tonight", "2026-11-24"]
    ]
  },
  {
    kind: "before",
    frames: ["Sign the lease {}", "The hall has to be empty {}"],
    rows: [
      ["before the 5th", "2026-12-04"],
      ["before Friday", "2026-11-26"],
      ["before 1 December", "2026-11-30"],
      ["before the fair on 9 December", "2026-12-08"],
      ["before Friday noon", "2026-11-27T10:00:00Z"],
      ["before the end of today", "2026-11-24"],
      ["before tomorrow", "2026-11-25"]
    ]
  },
  {
    kind: "two dates",
    frames: ["{}"],
    rows: [
      ["Cake for the party on Saturday, bake it by Thursday", "2026-11-26"],
      ["Thursday's talk: I need the slides Wednesday noon", "2026-11-25T10:00:00Z"],
      ["Not by Friday but by Monday", "2026-11-30"],
      ["From Monday to Wednesday", "2026-11-25"],
      ["If they call on Thursday, send the offer on Friday", "2026-11-27"],
      ["Saw it today, will repair it by tomorrow", "2026-11-25"]
    ]
  },
  {
    kind: "date in a name",
    frames: ["{}"],
    rows: [
      ["Black Friday leaflet: new colours", null],
      ["Add a 'tomorrow' button to the form", null],
      ['The label "next week" is cut off', null],
      ["Shorten the Friday newsletter", null],
      ["Find a speaker for our Monday meeting", null],
      ["Redo Thursday's minutes", null],
      ["Read yesterday's log", null],
      ["Open the logs from Sunday", null],
      ["Download report-2026-12-01.pdf", null],
      ["See https://example.org/2026-12-01/photos", null],
      ["Pin #friday in the channel", null],
      ["Write the Q3 summary", null],
      ["Import the board from monday.com", null],
      ["Put up the photos of 14 November", null]
    ]
  },
  {
    kind: "no deadline",
    frames: ["{}", "Hi. {}"],
    rows: [
      ["I'll start on Friday", null],
      ["We begin the repair on Monday", null],
      ["I'm away until Thursday", null],
      ["She is on vacation until 5 December", null],
      ["Water it every Friday", null],
      ["Not before Friday", null],
      ["Move to the new cloud next sprint", null],
      ["Soon, please", null],
      ["It broke on Saturday", null],
      ["Upgrade the driver to 3.12", null],
      ["They sit on the 5th floor", null],
      ["by 29 February 2027", null],
      ["by 31 April", null],
      ["ask Will and May about it", null],
      ["the mirror sat in the sun", null],
      ["Book the hall for Friday", null],
      ["Move the call to Monday", null],
      ["Today I'm working on the menu", null]
    ]
  },
  {
    kind: "a day within its week",
    frames: ["{}"],
    rows: [
      ["This week: the slides go out on Thursday", "2026-11-26"],
      ["Plan for this week: repaint the gate on Friday", "2026-11-27"]
    ]
  }
]
