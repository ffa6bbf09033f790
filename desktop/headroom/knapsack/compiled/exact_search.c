/* The exact search of headroom.knapsack in C: the cheapest choice of one option per part within a few limits.

   It is given whole numbers and gives back a choice, its cost and a bound below which no choice costs; Python
   adds the choice up again before it is believed. Prices on the limits order the options (the simplex method of
   multipliers.py, row by row); departures from the priced choice are then tried depth first, at rising regret,
   until what was seen covers every choice that could be cheaper by a step. Nothing is allocated and no library
   is called, so that one file serves each system. */

#define LIMITS 4
#define COLUMNS 200
#define PIVOTS 400
#define DEPTH 200 /* departures made at once: no thread has less stack than they take */
#define ROUNDS 100

typedef long long whole;
typedef unsigned char byte;

#if defined(_WIN32)
#define EXPORTED __declspec(dllexport)
int __stdcall DllMainCRTStartup(void *module, unsigned reason, void *reserved) {
    (void)module, (void)reason, (void)reserved;
    return 1;
}
#else
#define EXPORTED __attribute__((visibility("default")))
#endif

/* What compilers call for copies, where there is no library to call. */
__attribute__((visibility("hidden"))) void *memcpy(void *to, const void *from, __SIZE_TYPE__ count) {
    for (__SIZE_TYPE__ i = 0; i < count; i++) ((byte *)to)[i] = ((const byte *)from)[i];
    return to;
}

__attribute__((visibility("hidden"))) void *memset(void *to, int value, __SIZE_TYPE__ count) {
    for (__SIZE_TYPE__ i = 0; i < count; i++) ((byte *)to)[i] = (byte)value;
    return to;
}

static const double ENDLESS = 1e300;

enum { OPEN = 0, PROVEN = 1, NONE = 2, REFUSED = 3 };
enum { SLACK, EXCESS, CHOICE };

typedef struct {
    double regret;
    whole cost, weight[LIMITS];
    int part, option;
} departure;

typedef struct {
    /* the problem: tables are (part, option) */
    int parts, options, limits, cells;
    const whole *cost, *weight[LIMITS];
    whole room[LIMITS], step;
    byte *offered;
    /* the best choice */
    byte *best;
    whole best_cost;
    int found;
    /* prices */
    double *table[LIMITS + 1], *priced, column[COLUMNS][LIMITS + 2];
    byte *chosen[COLUMNS];
    int columns, kind[LIMITS + 1], at[LIMITS + 1];
    double inverse[LIMITS + 1][LIMITS + 1], share[LIMITS + 1], scaled_room[LIMITS];
    double price[LIMITS], bound, doubt, unit;
    int reaches;
    whole base_cost;
    /* departures, by part of rising least regret */
    byte *origin;
    departure *departures;
    int *first, *order;
    double *least, *regret_of;
    int departing;
    whole *up[LIMITS], *down[LIMITS];
    double *rise[LIMITS], *fall[LIMITS];
    double ceiling, level;
    int *path, depth;
    whole nodes, most;
} search;

static double larger(double a, double b) { return a > b ? a : b; }
static double lesser(double a, double b) { return a < b ? a : b; }
static double size(double a) { return a < 0 ? -a : a; }

/* Keep a choice if it keeps the limits and is the cheapest so far. */
static void take(search *s, const byte *picks) {
    whole cost = 0;
    for (int p = 0; p < s->parts; p++) {
        if (!s->offered[p * s->options + picks[p]]) return;
        cost += s->cost[p * s->options + picks[p]];
    }
    for (int l = 0; l < s->limits; l++) {
        whole sum = 0;
        for (int p = 0; p < s->parts; p++) sum += s->weight[l][p * s->options + picks[p]];
        if (sum > s->room[l]) return;
    }
    if (s->found && cost >= s->best_cost) return;
    for (int p = 0; p < s->parts; p++) s->best[p] = picks[p];
    s->best_cost = cost;
    s->found = 1;
}

/* Drop options that no choice within the limits takes, and limits that every choice keeps; 0: there is none. */
static int narrow(search *s) {
    int again = 1;
    while (again) {
        again = 0;
        whole room[LIMITS];
        for (int l = 0; l < s->limits; l++) room[l] = s->room[l];
        for (int p = 0; p < s->parts; p++) {
            int any = 0;
            whole light[LIMITS];
            for (int o = 0; o < s->options; o++) {
                int c = p * s->options + o;
                if (!s->offered[c]) continue;
                for (int l = 0; l < s->limits; l++)
                    if (!any || s->weight[l][c] < light[l]) light[l] = s->weight[l][c];
                any = 1;
            }
            if (!any) return 0;
            for (int l = 0; l < s->limits; l++) room[l] -= light[l];
        }
        for (int l = 0; l < s->limits; l++)
            if (room[l] < 0) return 0;
        for (int p = 0; p < s->parts; p++)
            for (int l = 0; l < s->limits; l++) {
                whole light = 0;
                int any = 0;
                for (int o = 0; o < s->options; o++) {
                    int c = p * s->options + o;
                    if (s->offered[c] && (!any || s->weight[l][c] < light)) light = s->weight[l][c], any = 1;
                }
                for (int o = 0; o < s->options; o++) {
                    int c = p * s->options + o;
                    if (s->offered[c] && s->weight[l][c] - light > room[l]) s->offered[c] = 0, again = 1;
                }
            }
    }
    int kept = 0;
    for (int l = 0; l < s->limits; l++) {
        whole heavy = 0;
        for (int p = 0; p < s->parts; p++) {
            int any = 0;
            whole most = 0;
            for (int o = 0; o < s->options; o++) {
                int c = p * s->options + o;
                if (s->offered[c] && (!any || s->weight[l][c] > most)) most = s->weight[l][c], any = 1;
            }
            heavy += most;
        }
        if (heavy > s->room[l]) {
            s->weight[kept] = s->weight[l];
            s->room[kept++] = s->room[l];
        }
    }
    s->limits = kept;
    return 1;
}

/* Drop options that cost no less and weigh no less in any limit than another one of their part. */
static void without_dominated(search *s) {
    for (int p = 0; p < s->parts; p++)
        for (int o = 0; o < s->options; o++) {
            int c = p * s->options + o;
            for (int other = 0; other < s->options && s->offered[c]; other++) {
                int d = p * s->options + other;
                if (other == o || !s->offered[d] || s->cost[d] > s->cost[c]) continue;
                int dominates = 1, same = s->cost[d] == s->cost[c];
                for (int l = 0; l < s->limits && dominates; l++) {
                    dominates = s->weight[l][d] <= s->weight[l][c];
                    same = same && s->weight[l][d] == s->weight[l][c];
                }
                if (dominates && (!same || other < o)) s->offered[c] = 0;
            }
        }
}

/* The cheapest option of each part at some costs. */
static void cheapest_cells(search *s, const double *costs, byte *picks) {
    for (int p = 0; p < s->parts; p++) {
        int least = -1;
        for (int o = 0; o < s->options; o++) {
            int c = p * s->options + o;
            if (s->offered[c] && (least < 0 || costs[c] < costs[p * s->options + least])) least = o;
        }
        picks[p] = (byte)least;
    }
}

static void add_column(search *s, const byte *picks) {
    double *column = s->column[s->columns];
    byte *kept = s->chosen[s->columns++];
    for (int r = 0; r <= s->limits; r++) {
        double sum = 0;
        for (int p = 0; p < s->parts; p++) sum += s->table[r][p * s->options + picks[p]];
        if (r) column[r - 1] = sum - s->scaled_room[r - 1];
        else column[s->limits + 1] = sum;
    }
    column[s->limits] = 1.0;
    for (int p = 0; p < s->parts; p++) kept[p] = picks[p];
    take(s, picks);
}

static int in_basis(search *s, int kind, int at) {
    for (int i = 0; i <= s->limits; i++)
        if (s->kind[i] == kind && s->at[i] == at) return 1;
    return 0;
}

/* Bring a column into the basis; 0 where that is not possible. */
static int pivot(search *s, int kind, int at) {
    int n = s->limits + 1, leaving = -1;
    double step[LIMITS + 1], least = 0;
    for (int i = 0; i < n; i++) {
        if (kind == CHOICE) {
            step[i] = 0;
            for (int j = 0; j < n; j++) step[i] += s->inverse[i][j] * s->column[at][j];
        } else
            step[i] = kind == SLACK ? s->inverse[i][at] : -s->inverse[i][at];
        if (step[i] > 1e-11 && (leaving < 0 || s->share[i] / step[i] < least)) {
            leaving = i;
            least = s->share[i] / step[i];
        }
    }
    if (leaving < 0) return 0;
    for (int j = 0; j < n; j++) s->inverse[leaving][j] /= step[leaving];
    for (int i = 0; i < n; i++)
        if (i != leaving && step[i] != 0.0) {
            for (int j = 0; j < n; j++) s->inverse[i][j] -= step[i] * s->inverse[leaving][j];
            s->share[i] = larger(0.0, s->share[i] - step[i] * least);
        }
    s->share[leaving] = least;
    s->kind[leaving] = kind;
    s->at[leaving] = at;
    return 1;
}

/* Find the prices that make the bound greatest; see multipliers.py. */
static void find_prices(search *s, double close, const byte *starts, int start_count) {
    int n = s->limits + 1, last = s->limits;
    byte *picks = s->origin;
    s->columns = 0;
    cheapest_cells(s, s->table[0], picks);
    add_column(s, picks);
    for (int i = 0; i < start_count && i < COLUMNS / 2; i++) {
        int all = 1;
        for (int p = 0; p < s->parts; p++) all = all && s->offered[p * s->options + starts[i * s->parts + p]];
        if (all) add_column(s, starts + i * s->parts);
    }
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++) s->inverse[i][j] = 0;
    for (int l = 0; l < last; l++) {
        double over = s->column[0][l];
        s->kind[l] = over <= 0 ? SLACK : EXCESS;
        s->at[l] = l;
        s->inverse[l][l] = over <= 0 ? 1.0 : -1.0;
        s->inverse[l][last] = s->share[l] = size(over);
    }
    s->kind[last] = CHOICE;
    s->at[last] = 0;
    s->inverse[last][last] = s->share[last] = 1.0;
    double best = -ENDLESS;
    for (int l = 0; l < last; l++) s->price[l] = 0;
    for (int turn = 0; turn < PIVOTS; turn++) {
        double dual[LIMITS + 1], gain = -1e-9;
        int kind = -1, at = 0;
        for (int j = 0; j < n; j++) dual[j] = 0;
        for (int i = 0; i < n; i++) {
            double cost = s->kind[i] == CHOICE ? s->column[s->at[i]][last + 1] : s->kind[i] == EXCESS ? 1e5 : 0.0;
            for (int j = 0; j < n; j++) dual[j] += cost * s->inverse[i][j];
        }
        for (int l = 0; l < last; l++)
            for (int k = SLACK; k <= EXCESS; k++) {
                double own = k == SLACK ? -dual[l] : 1e5 + dual[l];
                if (own < gain && !in_basis(s, k, l)) kind = k, at = l, gain = own;
            }
        if (kind < 0) {
            gain = -1e-9 * (1 + size(dual[last]));
            for (int c = 0; c < s->columns; c++) {
                double own = s->column[c][last + 1];
                for (int j = 0; j < n; j++) own -= dual[j] * s->column[c][j];
                if (own < gain && !in_basis(s, CHOICE, c)) kind = CHOICE, at = c, gain = own;
            }
        }
        if (kind < 0) {
            double asked[LIMITS], total = 0;
            for (int l = 0; l < last; l++) asked[l] = larger(-dual[l], 0.0);
            for (int c = 0; c < s->cells; c++) {
                if (!s->offered[c]) continue;
                double own = s->table[0][c];
                for (int l = 0; l < last; l++) own += asked[l] * s->table[l + 1][c];
                s->regret_of[c] = own;
            }
            cheapest_cells(s, s->regret_of, picks);
            for (int p = 0; p < s->parts; p++) total += s->regret_of[p * s->options + picks[p]];
            for (int l = 0; l < last; l++) total -= asked[l] * s->scaled_room[l];
            if (total > best) {
                best = total;
                for (int l = 0; l < last; l++) s->price[l] = asked[l];
                for (int c = 0; c < s->cells; c++) s->priced[c] = s->regret_of[c];
            }
            if (dual[last] - best <= larger(close, 1e-9 * size(dual[last]))) break;
            if (s->columns == COLUMNS) break;
            add_column(s, picks);
            kind = CHOICE;
            at = s->columns - 1;
        }
        if (!pivot(s, kind, at)) break;
    }
    double span = 0, prices = 0;
    for (int c = 0; c < s->cells; c++)
        if (s->offered[c]) span += s->table[0][c];
    for (int l = 0; l < last; l++) prices += s->price[l];
    s->bound = best;
    s->doubt = 1e-13 * (span * (1 + prices) + size(best));
    s->reaches = 1;
    for (int i = 0; i < n; i++)
        if (s->kind[i] == EXCESS && s->share[i] > 1e-9 * (1 + span)) s->reaches = 0;
}

/* Whether there are prices at which even the lightest choice is too heavy: then none keeps the limits. */
static int excluded(search *s) {
    double room = 0;
    for (int c = 0; c < s->cells; c++) s->table[0][c] = 0;
    for (int l = 0; l < s->limits; l++) room += size(s->scaled_room[l]);
    find_prices(s, 0.0, 0, 0);
    return s->bound > s->doubt + 1e-12 * room;
}

/* How much a choice may cost over the priced bound and still be cheaper than the best by a step. */
static double wanted(search *s) {
    if (!s->found) return ENDLESS;
    return (double)(s->best_cost - s->base_cost - s->step) - s->bound + 2 * s->doubt;
}

/* Order the departing parts by their least regret, and alike ones by their number. */
static void sort_by_least(search *s) {
    int gap = 1;
    while (gap < s->departing / 3) gap = 3 * gap + 1;
    for (; gap; gap /= 3)
        for (int i = gap; i < s->departing; i++) {
            double least = s->least[i];
            int part = s->order[i], at = i;
            for (; at >= gap; at -= gap) {
                double other = s->least[at - gap];
                if (other < least || (other == least && s->order[at - gap] < part)) break;
                s->least[at] = other;
                s->order[at] = s->order[at - gap];
            }
            s->least[at] = least;
            s->order[at] = part;
        }
}

/* The parts that may depart, by rising regret of their cheapest departure. */
static void list_departures(search *s, double most) {
    int count = 0;
    s->departing = 0;
    for (int p = 0; p < s->parts; p++) {
        double least = ENDLESS, base = s->priced[p * s->options + s->origin[p]];
        for (int o = 0; o < s->options; o++) {
            int c = p * s->options + o;
            if (!s->offered[c]) continue;
            s->regret_of[c] = s->priced[c] - base;
            if (o != s->origin[p]) least = lesser(least, s->regret_of[c]);
        }
        if (least > most) continue;
        s->least[s->departing] = least;
        s->order[s->departing++] = p;
    }
    sort_by_least(s);
    for (int j = 0; j < s->departing; j++) {
        int p = s->order[j], own = p * s->options + s->origin[p];
        s->first[j] = count;
        for (int o = 0; o < s->options; o++) {
            int c = p * s->options + o;
            if (!s->offered[c] || o == s->origin[p] || s->regret_of[c] > most) continue;
            int at = count++;
            while (at > s->first[j] && s->departures[at - 1].regret > s->regret_of[c]) {
                s->departures[at] = s->departures[at - 1];
                at--;
            }
            departure *d = s->departures + at;
            d->regret = s->regret_of[c];
            d->part = p;
            d->option = o;
            d->cost = s->cost[c] - s->cost[own];
            for (int l = 0; l < s->limits; l++) d->weight[l] = s->weight[l][c] - s->weight[l][own];
        }
    }
    s->first[s->departing] = count;
}

/* How far the weights can move by departures from some part on, within the ceiling. */
static void measure_reach(search *s) {
    for (int l = 0; l < s->limits; l++) {
        s->up[l][0] = s->down[l][0] = 0;
        for (int j = 0; j < s->departing; j++) {
            whole lighter = 0, heavier = 0;
            for (int i = s->first[j]; i < s->first[j + 1] && s->departures[i].regret <= s->ceiling; i++) {
                whole weight = s->departures[i].weight[l];
                if (-weight > lighter) lighter = -weight;
                if (weight > heavier) heavier = weight;
            }
            s->up[l][j + 1] = s->up[l][j] + lighter;
            s->down[l][j + 1] = s->down[l][j] + heavier;
        }
        s->rise[l][s->departing] = s->fall[l][s->departing] = 0;
        for (int j = s->departing; j--;) {
            double rise = s->rise[l][j + 1], fall = s->fall[l][j + 1];
            for (int i = s->first[j]; i < s->first[j + 1] && s->departures[i].regret <= s->ceiling; i++) {
                double weight = (double)s->departures[i].weight[l], regret = s->departures[i].regret;
                if (weight < 0) rise = larger(rise, regret > 0 ? -weight / regret : ENDLESS);
                if (weight > 0) fall = larger(fall, regret > 0 ? weight / regret : ENDLESS);
            }
            s->rise[l][j] = rise;
            s->fall[l][j] = fall;
        }
    }
}

/* The most that a budget buys at a rate. */
static double at_rate(double rate, double budget) {
    return rate >= ENDLESS ? ENDLESS : rate * budget * (1 + 1e-9) + 1;
}

/* Whether departures from part ``next`` on can bring what is left of each limit into its window. */
static int within_reach(search *s, int next, double left, const whole *slack) {
    int end = s->departing, begin = next;
    while (begin < end) { /* the parts whose least regret is affordable */
        int middle = (begin + end) / 2;
        if (s->least[middle] <= left) begin = middle + 1;
        else end = middle;
    }
    if (begin == next) return 0;
    for (int l = 0; l < s->limits; l++) {
        if (slack[l] < 0) {
            whole up = s->up[l][begin] - s->up[l][next];
            if (slack[l] + up < 0 || (double)-slack[l] > at_rate(s->rise[l][next], left)) return 0;
        } else if (s->price[l] > 0) {
            double window = left / s->price[l];
            double down = (double)(s->down[l][begin] - s->down[l][next]);
            double over = (double)slack[l] - window * (1 + 1e-9) - 1;
            double reach = larger(window + 1, at_rate(s->fall[l][next], left));
            if (over > 0 && (over > down || (double)slack[l] > reach)) return 0;
        }
    }
    return 1;
}

/* Try the departures from part ``from`` on, one more each time, and what follows from each. */
static void depart(search *s, int from, double regret, whole cost, const whole *slack) {
    for (int j = from; j < s->departing && regret + s->least[j] <= s->ceiling; j++)
        for (int i = s->first[j]; i < s->first[j + 1]; i++) {
            departure *d = s->departures + i;
            double own = regret + d->regret;
            if (own > s->ceiling) break;
            if (++s->nodes > s->most || s->depth == DEPTH) {
                s->nodes = s->most + 1;
                return;
            }
            whole left[LIMITS];
            int keeps = 1;
            for (int l = 0; l < s->limits; l++) {
                left[l] = slack[l] - d->weight[l];
                keeps = keeps && left[l] >= 0;
            }
            whole total = cost + d->cost;
            s->path[s->depth++] = i;
            if (keeps && (!s->found || total < s->best_cost)) {
                s->best_cost = total;
                s->found = 1;
                for (int p = 0; p < s->parts; p++) s->best[p] = s->origin[p];
                for (int k = 0; k < s->depth; k++) {
                    departure *made = s->departures + s->path[k];
                    s->best[made->part] = (byte)made->option;
                }
                s->ceiling = lesser(s->ceiling, wanted(s));
            }
            if (within_reach(s, j + 1, s->ceiling - own, left)) depart(s, j + 1, own, total, left);
            s->depth--;
            if (s->nodes > s->most) return;
        }
}

/* The next whole number; see _upwards. */
static double upwards(double cost) {
    double down = (double)(whole)cost;
    return down < cost ? down + 1 : down;
}

/* Look for the cheapest choice; return whether it is proven (1), none exists (2), or neither (0).

   picks: (part,), the choice, where there is one: *cost is below 2**62 then. near: up to LIMITS + 1 choices of the
   mixture, *nears of them. room: bytes for everything else, at least what needed_bytes says. */
EXPORTED int cheapest_choice(int parts, int options, int limits, const whole *cost, const whole *weight,
                             const whole *most_weight, const byte *offered, whole step, const byte *starts,
                             int start_count, whole most, byte *picks, whole *best_cost, double *bound,
                             byte *near, int *nears, whole *nodes, byte *memory) {
    static const whole none = 1LL << 62;
    search *s = (search *)memory;
    memory += (sizeof(search) + 15) / 16 * 16;
    int cells = parts * options;
    s->parts = parts, s->options = options, s->limits = limits, s->cells = cells;
    s->cost = cost, s->step = step, s->most = most;
    s->found = 0, s->best_cost = none, s->nodes = 0, s->depth = 0;
    *best_cost = none, *nears = 0, *nodes = 0;
    for (int l = 0; l < limits; l++) s->weight[l] = weight + (whole)l * cells, s->room[l] = most_weight[l];
#define PLACE(name, type, count) s->name = (type *)memory, memory += ((count) * sizeof(type) + 15) / 16 * 16
    for (int r = 0; r <= LIMITS; r++) PLACE(table[r], double, cells);
    PLACE(priced, double, cells);
    PLACE(regret_of, double, cells);
    PLACE(departures, departure, cells);
    for (int l = 0; l < LIMITS; l++) {
        PLACE(up[l], whole, parts + 1);
        PLACE(down[l], whole, parts + 1);
        PLACE(rise[l], double, parts + 1);
        PLACE(fall[l], double, parts + 1);
    }
    PLACE(least, double, parts + 1);
    PLACE(first, int, parts + 1);
    PLACE(order, int, parts + 1);
    PLACE(path, int, parts + 1);
    PLACE(offered, byte, cells);
    PLACE(best, byte, parts);
    PLACE(origin, byte, parts);
    for (int c = 0; c < COLUMNS; c++) PLACE(chosen[c], byte, parts);
#undef PLACE
    for (int c = 0; c < cells; c++) s->offered[c] = offered[c];
    *bound = ENDLESS;
    if (!narrow(s)) return NONE;
    /* The cheapest of all, if it keeps the limits. */
    s->base_cost = 0;
    double money = 0;
    for (int p = 0; p < parts; p++) {
        int least = -1;
        whole dearest = 0;
        for (int o = 0; o < options; o++) {
            int c = p * options + o;
            if (!s->offered[c]) continue;
            if (least < 0 || cost[c] < cost[p * options + least]) least = o;
            if (cost[c] > dearest || dearest == 0) dearest = cost[c];
        }
        s->origin[p] = (byte)least;
        s->base_cost += cost[p * options + least];
    }
    take(s, s->origin);
    int outcome = OPEN;
    if (s->found) {
        *bound = (double)s->best_cost;
        outcome = PROVEN;
    } else {
        for (int i = 0; i < start_count; i++) take(s, starts + (whole)i * parts);
        without_dominated(s);
        double span[LIMITS], largest = 0;
        for (int l = 0; l < s->limits; l++) span[l] = 0;
        for (int p = 0; p < parts; p++) {
            whole base = cost[p * options + s->origin[p]];
            double most_money = 0;
            double low[LIMITS], high[LIMITS];
            for (int l = 0; l < s->limits; l++) low[l] = high[l] = 0;
            for (int o = 0; o < options; o++) {
                int c = p * options + o;
                if (!s->offered[c]) continue;
                s->table[0][c] = (double)(cost[c] - base);
                most_money = larger(most_money, s->table[0][c]);
                for (int l = 0; l < s->limits; l++) {
                    double own = (double)(s->weight[l][c] - s->weight[l][p * options + s->origin[p]]);
                    s->table[l + 1][c] = own;
                    low[l] = lesser(low[l], own);
                    high[l] = larger(high[l], own);
                }
            }
            money += most_money;
            for (int l = 0; l < s->limits; l++) span[l] += high[l] - low[l];
        }
        if (money == 0) money = 1;
        for (int c = 0; c < cells; c++)
            if (s->offered[c]) {
                largest = larger(largest, s->table[0][c]);
                for (int l = 0; l < s->limits; l++) {
                    s->table[l + 1][c] *= money / span[l];
                    largest = larger(largest, size(s->table[l + 1][c]));
                }
            }
        if (largest == 0) largest = 1;
        s->unit = largest;
        for (int l = 0; l < s->limits; l++) {
            whole left = s->room[l];
            for (int p = 0; p < parts; p++) left -= s->weight[l][p * options + s->origin[p]];
            s->scaled_room[l] = (double)left * (money / span[l]) / s->unit;
        }
        for (int r = 0; r <= s->limits; r++)
            for (int c = 0; c < cells; c++)
                if (s->offered[c]) s->table[r][c] /= s->unit;
        find_prices(s, (double)step / 50 / s->unit, starts, start_count);
        if (!s->reaches) return excluded(s) ? NONE : REFUSED;
        /* Back to whole units of money, and of each limit. */
        s->bound *= s->unit, s->doubt *= s->unit;
        for (int c = 0; c < cells; c++) s->priced[c] *= s->unit;
        for (int l = 0; l < s->limits; l++) s->price[l] *= money / span[l];
        for (int i = 0; i <= s->limits; i++)
            if (s->kind[i] == CHOICE)
                for (int p = 0, own = (*nears)++; p < parts; p++) near[own * parts + p] = s->chosen[s->at[i]][p];
        double known = (double)s->base_cost + upwards(s->bound - s->doubt);
        cheapest_cells(s, s->priced, s->origin);
        take(s, s->origin);
        list_departures(s, larger(wanted(s), 0));
        whole slack[LIMITS], origin_cost = 0;
        for (int p = 0; p < parts; p++) origin_cost += cost[p * options + s->origin[p]];
        for (int l = 0; l < s->limits; l++) {
            slack[l] = s->room[l];
            for (int p = 0; p < parts; p++) slack[l] -= s->weight[l][p * options + s->origin[p]];
        }
        double most_excess = 0; /* no choice costs more over the bound */
        for (int l = 0; l < s->limits; l++) most_excess += s->price[l] * size((double)slack[l]);
        for (int i = 0; i < s->first[s->departing]; i++) {
            most_excess += s->departures[i].regret;
            for (int l = 0; l < s->limits; l++)
                most_excess += s->price[l] * size((double)s->departures[i].weight[l]);
        }
        int few = s->departing < 8 ? s->departing : 8;
        s->level = few ? larger(s->least[few - 1], (double)step) : (double)step;
        for (int turn = 0; turn < ROUNDS && !(s->found && (double)s->best_cost - known < (double)step); turn++) {
            s->level = lesser(s->level, wanted(s));
            s->ceiling = s->level;
            measure_reach(s);
            s->depth = 0;
            depart(s, 0, 0.0, origin_cost, slack);
            if (s->nodes > s->most) break;
            double seen = (double)s->base_cost + upwards(s->bound + s->ceiling - s->doubt);
            known = larger(known, seen);
            if (!s->found && s->level > most_excess * (1 + 1e-9)) return NONE; /* every choice was looked at */
            s->level *= 4;
        }
        if (s->found) known = lesser(known, (double)s->best_cost);
        *bound = known;
        outcome = s->found && (double)s->best_cost - known < (double)step ? PROVEN : OPEN;
    }
    *best_cost = s->best_cost;
    *nodes = s->nodes;
    if (s->found)
        for (int p = 0; p < parts; p++) picks[p] = s->best[p];
    return outcome;
}

/* What callers have to agree on. */
EXPORTED int version(void) {
    return 1;
}

EXPORTED whole needed_bytes(int parts, int options) {
    whole cells = (whole)parts * options, rows = parts + 1, blocks = 2 * COLUMNS;
    return (whole)sizeof(search) + cells * ((LIMITS + 3) * sizeof(double) + sizeof(departure) + 1)
        + rows * (LIMITS * 4 * 8 + 8 + 3 * sizeof(int) + 2 + COLUMNS) + blocks * 16;
}
