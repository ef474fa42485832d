/** Verbs of food, rest and feeling at the beginning of the work: "Mira: eats the rest" in a list of work is a joke. */
export const pastime =
  /^(?:(?:will|to|just|тоже|також) )?(?:eats?|drinks?|sleeps?|naps?|rests?|relax(?:es)?|cry|cries|suffers?|cheers?|(?:з'|по)?їсть|(?:ви|по)?п'є|(?:по)?спить|виспиться|відпочива\p{L}+|відпочине|плаче|страждає|вболіває|съест|поест|ест|(?:вы)?пьет|(?:по)?спит|выспится|отдыхает|отдохнет|плачет|страдает|болеет)(?!\p{L})/u
