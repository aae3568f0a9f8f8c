import type { DataType } from './attribute-definition.entity.js';

interface Warning {
  /** Words of a key or name, without accents, in lower case. */
  readonly words: RegExp;
  /** Types that are harmless although the words are there: an age band code, a yes or no. */
  readonly except?: readonly DataType[];
  readonly says: string;
}

/**
 * What identifies a person, by the words declarations use (English, French, Spanish, Portuguese, Swahili, Indonesian). A guess, to make
 * people think twice: eligibility and entitlement seldom need any of it, what is kept can be lost, and a list of beneficiaries
 * has been used as a list of targets. Nothing is refused for it.
 */
const WARNINGS: readonly Warning[] = [
  {
    words:
      /^(name|names|surname|forename|nickname|alias|nom|prenom|nombre|nombres|apellido|apellidos|nome|sobrenome|jina|nama)$/,
    except: ['boolean', 'integer', 'decimal', 'date'],
    says: 'looks like a name: whoever collects is told by identifier or account, hardly any rule needs a name',
  },
  {
    words: /^(phone|telephone|mobile|cell|msisdn|whatsapp|telefono|telefone|telemovel|celular|simu|telepon)$/,
    except: ['boolean', 'code'],
    says: 'looks like a phone number: keep it as a contact, which is sealed under a key of its own and can be replaced',
  },
  {
    words: /^(email|mail|courriel|correo)$/,
    except: ['boolean'],
    says: 'looks like an e-mail address: keep it as a contact, which is sealed under a key of its own and can be replaced',
  },
  {
    words: /^(address|street|postcode|zip|adresse|rue|direccion|calle|endereco|rua|anwani|alamat)$/,
    except: ['boolean', 'integer', 'decimal'],
    says: 'looks like an address: an area from a code list is enough for eligibility, and points at nobody',
  },
  {
    words: /^(gps|latitude|longitude|lat|lon|lng|coordinates|geolocation|location|plus_?code|what3words)$/,
    except: ['boolean', 'code'],
    says: 'looks like a position: it leads to the door; an area from a code list is enough for eligibility',
  },
  {
    words: /^(birth|birthdate|birthday|dob|born|naissance|nacimiento|nascimento|kuzaliwa|lahir)$/,
    except: ['boolean', 'integer', 'code'],
    says: 'looks like an exact birth date: it singles people out; declare it as age_band or year, or keep the year of birth only',
  },
  {
    words:
      /^(id|nin|nid|ssn|tin|passport|licence|license|identity|identifier|national|voter|cedula|dni|curp|cpf|nik|aadhaar|uin|vid)$/,
    except: ['boolean'],
    says: 'looks like an identifier: declare an ID type instead, and it is sealed, found by a blind index and checked',
  },
  {
    words: /^(account|iban|bank|wallet|card|cuenta|conta|compte|rekening)$/,
    except: ['boolean', 'code'],
    says: 'looks like an account: keep it as a payment account, which is opened for the payment message only',
  },
  {
    words: /^(photo|picture|face|portrait|fingerprint|fingerprints|iris|biometric|biometrics|signature|foto)$/,
    except: ['boolean'],
    says: 'looks like biometrics: no rule judges by it, and it cannot be replaced once it is lost',
  },
  {
    words: /^(ethnicity|ethnic|tribe|caste|race|religion|faith|clan|etnia|religiao)$/,
    says: 'looks like belonging to a group that can be persecuted: keep it only if the law of the program asks for it',
  },
];

const FREE_TEXT = 'is free text: anything may come to stand in it; a code list says as much and identifies nobody';

/** Why a declaration should be thought over, or nothing. Never a reason to refuse it. */
export function warningsOf({ key, name, dataType }: { key: string; name: string; dataType: DataType }): string[] {
  const words = `${key} ${name}`
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  const looks = WARNINGS.filter(
    (warning) => !warning.except?.includes(dataType) && words.some((word) => warning.words.test(word)),
  ).map(({ says }) => says);
  return dataType === 'text' ? [...looks, FREE_TEXT] : looks;
}
