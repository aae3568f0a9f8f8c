/**
 * SQL of an id for every row that a SELECT makes: 24 of the 32 hex digits of one UUIDv7 for all of them, and the place of the row in the
 * others. The server's own uuidv7() asks for randomness at each row, which took a sixth of moving a line. Two statements that begin in the
 * same quarter of a microsecond share their 30 random bits once in a thousand million times; the second then fails on its key, and
 * nothing of it is kept.
 */
export const ID_OF_ROW = `((select left(platform.uuid_v7()::text, 28)) || to_hex(2147483648 + row_number() over ()))::uuid`;
