/** Short forms of first names in en, uk and ru: "Саша" may be Oleksandr. A form may belong to several names. */
import { plain } from "../words.ts"

const groups = [
  "oleksandr aleksandr alexander олександр александр саша сашко саня sasha sashko alex",
  "oleksandra aleksandra alexandra олександра александра саша sasha леся alex",
  "oleksii oleksiy aleksei alexey олексій алексей льоша леша альоша алеша lyosha alex",
  "andrii andriy andrey andrei андрій андрей",
  "anna hanna ganna анна ганна аня галя anya ann annie",
  "anastasiia anastasia анастасія анастасия настя nastya nastia",
  "bohdan bogdan богдан богдась",
  "daria дарина дарія дарья даша dasha daryna",
  "dmytro dmitry dmitri дмитро дмитрий діма дима dima",
  "halyna galina галина галя halya",
  "iryna irina ірина ирина іра ира ira",
  "ivan іван иван ваня vanya",
  "kateryna ekaterina catherine katherine катерина екатерина катя kate katya katia",
  "liudmyla lyudmila людмила люда luda",
  "mariia maria марія мария маша марійка masha",
  "mykhailo mikhail michael михайло михаил миша міша misha mike",
  "mykola nikolai микола николай коля kolya",
  "nataliia natalia наталія наталья наташа natasha",
  "nadiia nadia надія надежда надя nadya",
  "oleh oleg олег",
  "olena elena helen олена елена лена оленка lena",
  "olha olga ольга оля olya",
  "pavlo pavel paul павло павел паша pasha",
  "petro peter pyotr петро петр петя petya pete",
  "serhii serhiy sergey sergei сергій сергей сергійко серега serge",
  "svitlana svetlana світлана светлана світа света sveta",
  "solomiia solomia соломія соля",
  "tetiana tatiana tetyana тетяна татьяна таня tanya",
  "viktoriia victoria вікторія виктория віка вика vika",
  "volodymyr vladimir володимир владимир вова володя vova",
  "yevhen evgeny євген евгений женя zhenya",
  "yuliia julia юлія юлия юля yulia",
  "yurii yuri юрій юрий юра yura",
  "benjamin ben",
  "daniel dan danny",
  "elizabeth liz beth",
  "james jim jimmy",
  "joseph joe",
  "matthew matt",
  "nicholas nick",
  "robert rob bob",
  "samuel sam",
  "samantha sam",
  "thomas tom",
  "william will bill"
].map((names) => names.split(" "))

const others = new Map<string, Set<string>>()
for (const names of groups)
  for (const name of names) others.set(name, new Set([...(others.get(name) ?? []), ...names.filter((n) => n !== name)]))

/** Other names that the bearer of a first name may be called. Empty for a name that the list lacks. */
export const otherNamesOf = (firstName: string): ReadonlyArray<string> => [...(others.get(plain(firstName)) ?? [])]
