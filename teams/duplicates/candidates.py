"""The SQL that finds records which share a number, an address, or a word of the name and an area.

``people`` are the records that are looked at, both of a pair among them. The area of a person is the assembly of their
home and of each seat that they hold or are to take, or the unit itself where that lies above. Two names of one person
share at least one word's phonetic key (``core.skeleton``); those of which too little agrees are left out by their
trigrams. Words are joined set by set, which was measured against the index: docs/decisions/duplicates.md.
"""

LIKENESS = 0.45
"""The least likeness of two search keys, by trigrams, that is worth a look."""

CANDIDATES = """
WITH people AS MATERIALIZED (
    SELECT member.id, member.phone, member.phone_alternate AS other, lower(member.email) AS email, member.search,
        home.path
    FROM teams_member AS member JOIN booths_unit AS home ON home.id = member.home_unit_id
    WHERE member.id IN ({members})
), area AS MATERIALIZED (
    SELECT id, coalesce(path[4], path[3], path[2], path[1]) AS place, search FROM people
    UNION
    SELECT people.id, coalesce(unit.path[4], unit.path[3], unit.path[2], unit.path[1]), people.search
    FROM people JOIN teams_assignment AS held ON held.member_id = people.id
    JOIN teams_seat AS seat ON seat.id = held.seat_id JOIN booths_unit AS unit ON unit.id = seat.unit_id
    WHERE held.until IS NULL OR held.until > greatest(%s::date, held.since)
), word AS MATERIALIZED (
    SELECT DISTINCT area.id, place, search, word FROM area, unnest(string_to_array(search, ' ')) AS word
    WHERE length(word) > 1
), found AS (
    SELECT one.id AS a, two.id AS b, 'number' AS why FROM people AS one JOIN people AS two ON two.other = one.phone
    UNION ALL
    SELECT one.id, two.id, 'number' FROM people AS one JOIN people AS two ON two.other = one.other AND one.id < two.id
    WHERE one.other <> ''
    UNION ALL
    SELECT one.id, two.id, 'email' FROM people AS one JOIN people AS two ON two.email = one.email AND one.id < two.id
    WHERE one.email <> ''
    UNION ALL
    SELECT one.id, two.id, 'name' FROM word AS one
    JOIN word AS two ON two.place = one.place AND two.word = one.word AND one.id < two.id
    WHERE similarity(one.search, two.search) >= %s
)
SELECT first, second, why, one.name_hi, one.name_en, two.name_hi, two.name_en
FROM (
    SELECT least(a, b) AS first, greatest(a, b) AS second, array_agg(DISTINCT why ORDER BY why) AS why
    FROM found
    WHERE a <> b AND NOT EXISTS (
        SELECT FROM teams_notthesame AS told WHERE told.first_id = least(a, b) AND told.second_id = greatest(a, b)
    )
    GROUP BY 1, 2
    ORDER BY bool_or(why <> 'name') DESC, 1, 2
    LIMIT %s
) AS pair
JOIN teams_member AS one ON one.id = pair.first JOIN teams_member AS two ON two.id = pair.second
"""
