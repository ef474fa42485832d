/** The words of the board of the past. */
export const boardEn = {
  pastBoard: "The board as it was on {at}.",
  pastOnly: "Nothing can be changed here.",
  pastMoment: "Moment",
  pastMore: "Show older tasks",
  pastNone: "There were no tasks at that time."
}
