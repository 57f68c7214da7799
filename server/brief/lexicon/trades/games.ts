// Games: GA4's recommended events for games, and nouns of game services.
export const gamesObjects = `
level, stage, world, map level, floor: level; + level!; completed, finished, failed, cleared: duration_s score; > started completed
game, match, battle, round, duel, race, boss fight, tournament match, mission run, raid, dungeon: game; won, lost, completed, finished, ended, drawn, left: duration_s score result; started, joined: mode; > created joined started completed
boss, monster, enemy: record; defeated: duration_s level; > encountered defeated
quest, mission, daily quest, challenge, daily challenge, side quest, bounty: game; + quest_type; completed, finished: duration_s reward_type; > offered accepted started completed claimed
achievement, badge, trophy, medal: reward; > unlocked viewed shared
reward, daily reward, prize, login bonus, daily bonus, chest reward: reward; + reward_type; claimed: quantity; > earned claimed
coin, gem, gold, diamond, crystal, token, credit, point, loyalty point, reward point, virtual currency, energy, life, heart, xp, experience point, star: virtual_money; > earned spent
skin, avatar item, weapon, armor, power-up, booster, card pack, emote, outfit, loot, in-game item, costume: product; purchase, bought, purchased, unlocked: amount! currency_name; equipped, used: slot_name; > viewed purchased equipped
loot box, chest, crate, booster pack, mystery box: product; opened: item_count reward_type; purchase: amount! currency_name; > earned opened
battle pass, season pass: subscription; + season; purchase: amount! currency!; > purchased upgraded completed
character, hero, avatar, champion, pet: record; created, selected: character_type; leveled up: level!; > created selected upgraded
guild, clan, alliance, party, squad, lobby: group; joined: member_count; > created joined left
leaderboard, ranking: part; viewed: rank
rank, league, division, tier: level; + rank! previous_rank; > reached lost
tournament, competition, contest: occasion; joined, registered: entry_fee; completed: rank; > announced joined started completed
save, checkpoint, saved game: record; > reached saved loaded
bet, wager, stake: money; + odds; > placed won lost
poker table, slot machine, casino game: record; > joined left
friend request, game invite, game invitation: request; > sent accepted declined
player, gamer, teammate, opponent: person
replay, highlight, highlight clip: playable; > recorded shared
`;
