export { AREAS } from './areas.js';
export { CSV_CONTENTS, type CsvContent, populationCsv } from './csv.js';
export { isEnteredTwice, originOf } from './entered-twice.js';
export { household } from './household.js';
export { REGISTRATION_DATE, type Gender, type Household, type Person } from './person.js';
export { firstPersonOf, householdsFor, householdSize, locatePerson } from './sizes.js';
