/** A rule between tables that no foreign key holds, because one to a table of millions halves the rate of bulk writes. */
export interface ConsistencyCheck {
  readonly rule: string;
  /** Counts the rows that break the rule. */
  readonly sql: string;
}

const orphans = (rule: string, child: string, parent: string, on: string, where = 'true'): ConsistencyCheck => ({
  rule,
  sql: `select count(*)::int as broken from ${child} c where ${where} and not exists (select from ${parent} p where ${on})`,
});

const ofRegistrant = (table: string, column = 'registrant_id'): ConsistencyCheck =>
  orphans(
    `${table}.${column} is a registrant`,
    table,
    'registry.registrant',
    `p.id = c.${column}`,
    `c.${column} is not null`,
  );

/** Rows of one partition whose period begins before the one before it has ended. Periods of no length never were in force. */
const overlaps = (
  rule: string,
  table: string,
  partition: string,
  from: string,
  to: string,
  where = 'true',
): ConsistencyCheck => ({
  rule,
  sql: `select count(*)::int as broken
          from (select ${from} as began,
                       max(coalesce(${to}, 'infinity')) over (partition by ${partition} order by ${from}, id
                                                              rows between unbounded preceding and 1 preceding) as busy
                  from ${table} where ${where} and ${to} is distinct from ${from}) period
         where began < busy`,
});

const member = 'registry.membership';

export const CONSISTENCY_CHECKS: readonly ConsistencyCheck[] = [
  ...['identifier', 'contact', 'payment_account', 'membership', 'source_link', 'profile_history', 'access_request'].map(
    (table) => ofRegistrant(`registry.${table}`),
  ),
  orphans(
    'a request for access that has ended has its move',
    'registry.access_request',
    'registry.access_request_history',
    'p.request_id = c.id and p.registrant_id = c.registrant_id and p.to_state = c.state',
    `c.state <> 'requested'`,
  ),
  orphans(
    'a duplicate is of a cluster',
    'programs.duplicate_member',
    'programs.duplicate_cluster',
    'p.id = c.cluster_id',
  ),
  orphans(
    'who is kept aside as a duplicate is so by an enrolment',
    'programs.duplicate_member',
    'programs.enrolment',
    `p.registrant_id = c.registrant_id and p.id = c.enrolment_id and p.state = 'duplicated'`,
    'c.open and c.held_from is not null',
  ),
  orphans(
    'a cluster that is open has somebody in it',
    'programs.duplicate_cluster',
    'programs.duplicate_member',
    'p.cluster_id = c.id and p.open',
    `c.state = 'open'`,
  ),
  ofRegistrant(member, 'member_id'),
  orphans('a membership is of a group', member, 'registry.registrant', `p.id = c.registrant_id and p.kind = 'group'`),
  orphans('a member is an individual', member, 'registry.registrant', `p.id = c.member_id and p.kind = 'individual'`),
  overlaps('nobody is twice in a group at a time', member, 'registrant_id, member_id', 'started_at', 'ended_at'),
  overlaps('a group has one head at a time', member, 'registrant_id', 'started_at', 'ended_at', 'is_head'),
  overlaps(
    'a group has one representative at a time',
    member,
    'registrant_id',
    'started_at',
    'ended_at',
    'is_representative',
  ),
  ofRegistrant('registry.payee'),
  orphans(
    'a payee is an individual',
    'registry.payee',
    'registry.registrant',
    `p.id = c.payee_id and p.kind = 'individual'`,
  ),
  overlaps(
    'a registrant has one nominee at a time',
    'registry.payee',
    'registrant_id',
    'valid_from',
    'valid_to',
    `kind = 'nominee'`,
  ),
  overlaps(
    'nobody is named twice to collect for one at a time',
    'registry.payee',
    'registrant_id, payee_id',
    'valid_from',
    'valid_to',
  ),
  orphans('an identifier is of an ID type', 'registry.identifier', 'registry.id_type', 'p.id = c.id_type_id'),
  orphans(
    'an index entry has its identifier',
    'registry.identifier_index',
    'registry.identifier',
    'p.id = c.identifier_id and p.registrant_id = c.registrant_id',
  ),
  orphans(
    'an identifier has its index entry',
    'registry.identifier',
    'registry.identifier_index',
    'p.identifier_id = c.id and p.id_type_id = c.id_type_id',
  ),
  ofRegistrant('matching.match_token'),
  ...[
    ['an identifier', 'identifier'],
    ['a contact', 'contact'],
    ['a payment account', 'payment_account'],
  ].flatMap(([what, table]) => [
    orphans(
      `a match token of ${what} has its value`,
      'matching.match_token',
      `registry.${table}`,
      'p.id = c.value_id and p.registrant_id = c.registrant_id',
      `c.kind = '${table}'`,
    ),
    orphans(
      `${what} has its match token`,
      `registry.${table}`,
      'matching.match_token',
      'p.value_id = c.id and p.registrant_id = c.registrant_id',
    ),
  ]),
  ...['identifier', 'identifier_index', 'contact', 'payment_account', 'profile_history'].map((table) =>
    orphans(
      `nothing of the erased is in registry.${table}`,
      `registry.${table}`,
      'registry.registrant',
      `p.id = c.registrant_id and p.status <> 'erased'`,
    ),
  ),
  orphans(
    'whoever is erased stands in the ledger',
    'registry.registrant',
    'registry.erasure',
    'p.registrant_id = c.id',
    `c.status = 'erased'`,
  ),
  ofRegistrant('programs.verdict'),
  ofRegistrant('programs.enrolment'),
  orphans('an enrolment has its program', 'programs.enrolment', 'programs.program', 'p.id = c.program_id'),
  orphans(
    'an enrolment has the rule version it follows from, of its program',
    'programs.enrolment',
    'programs.rule_version',
    'p.id = c.rule_version_id and p.program_id = c.program_id',
    'c.rule_version_id is not null',
  ),
  orphans(
    'a history row has its enrolment',
    'programs.enrolment_history',
    'programs.enrolment',
    'p.id = c.enrolment_id and p.registrant_id = c.registrant_id',
  ),
  orphans('a benefit has its program', 'entitlements.benefit', 'programs.program', 'p.id = c.program_id'),
  orphans('a cycle has its program', 'entitlements.cycle', 'programs.program', 'p.id = c.program_id'),
  orphans(
    'an entitlement has its enrolment',
    'entitlements.entitlement',
    'programs.enrolment',
    'p.id = c.enrolment_id and p.registrant_id = c.registrant_id and p.program_id = c.program_id',
  ),
  orphans(
    'a history row has its entitlement',
    'entitlements.entitlement_history',
    'entitlements.entitlement',
    'p.id = c.entitlement_id and p.registrant_id = c.registrant_id',
  ),
  orphans(
    'a disbursement has its entitlement',
    'disbursements.disbursement',
    'entitlements.entitlement',
    'p.id = c.entitlement_id and p.registrant_id = c.registrant_id and p.cycle_id = c.cycle_id',
  ),
  orphans(
    'an attempt of a regular entitlement that does not rest is named by a beneficiary key',
    'disbursements.disbursement',
    'disbursements.beneficiary_key',
    'p.program_id = c.program_id and p.cycle_id = c.cycle_id and p.benefit_id = c.benefit_id and p.entitlement_id = c.entitlement_id',
    `c.state not in ('held', 'cancelled', 'failed', 'expired', 'lost', 'returned')
       and exists (select from entitlements.entitlement e
                    where e.id = c.entitlement_id and e.registrant_id = c.registrant_id and e.kind = 'regular')`,
  ),
  orphans(
    'a history row has its disbursement',
    'disbursements.disbursement_history',
    'disbursements.disbursement',
    'p.id = c.disbursement_id and p.registrant_id = c.registrant_id',
  ),
  {
    rule: 'what an entitlement says was delivered is what its disbursements delivered',
    sql: `select count(*)::int as broken
            from entitlements.entitlement e
            left join (select registrant_id, entitlement_id, sum(delivered_minor) as minor, sum(delivered_quantity) as quantity
                         from disbursements.disbursement group by 1, 2) d
              on d.registrant_id = e.registrant_id and d.entitlement_id = e.id
           where e.delivered_minor <> coalesce(d.minor, 0) or e.delivered_quantity <> coalesce(d.quantity, 0)`,
  },
  {
    rule: 'what was accepted as come back of a payment came back of it',
    sql: `select count(*)::int as broken
            from (select registrant_id, returned_of, sum(returned_minor) as minor
                    from disbursements.exception_resolution where returned_of is not null group by 1, 2) r
            left join disbursements.disbursement d on d.registrant_id = r.registrant_id and d.id = r.returned_of
           where d.returned_minor is null or d.returned_minor < r.minor`,
  },
  {
    rule: 'every posting sums to zero',
    sql: `select count(*)::int as broken from (select posting_id from entitlements.fund_entry group by posting_id having sum(amount_minor) <> 0) unbalanced`,
  },
  {
    rule: 'the balance of an account is the sum of its entries',
    sql: `select count(*)::int as broken from entitlements.fund_account a
           where a.balance_minor <> (select coalesce(sum(amount_minor), 0) from entitlements.fund_entry e where e.account_id = a.id)`,
  },
  {
    rule: 'what a fund has paid is what its cash entitlements have delivered',
    sql: `select count(*)::int as broken from entitlements.fund_account a
           where a.code = 'paid' and a.balance_minor <> (select coalesce(sum(delivered_minor), 0) from entitlements.entitlement e
                                                          where e.program_id = a.program_id and e.currency = a.currency)`,
  },
];
