BEGIN TRANSACTION;
CREATE TABLE agency (
	id INTEGER NOT NULL, 
	code VARCHAR(80) NOT NULL, 
	name VARCHAR NOT NULL, 
	aliases JSON NOT NULL, 
	parent_id INTEGER, 
	successor_id INTEGER, 
	valid_from DATE, 
	valid_to DATE, 
	PRIMARY KEY (id), 
	CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_from <= valid_to), 
	FOREIGN KEY(parent_id) REFERENCES agency (id), 
	FOREIGN KEY(successor_id) REFERENCES agency (id), 
	UNIQUE (code)
);
INSERT INTO "agency" VALUES(1,'so-tttt','Sở Thông tin và Truyền thông tỉnh Lạng Sơn','["S\u1edf Th\u00f4ng tin v\u00e0 Truy\u1ec1n th\u00f4ng", "S\u1edf TTTT", "UBND T\u1ec8NH L\u1ea0NG S\u01a0N / S\u1ede TH\u00d4NG TIN V\u00c0 TRUY\u1ec0N TH\u00d4NG"]',NULL,NULL,NULL,'2025-02-28');
INSERT INTO "agency" VALUES(2,'bao-lang-son','Báo Lạng Sơn','[]',NULL,NULL,NULL,NULL);
INSERT INTO "agency" VALUES(3,'dai-pt-th','Đài Phát thanh và Truyền hình tỉnh Lạng Sơn','["\u0110\u00e0i Ph\u00e1t thanh v\u00e0 Truy\u1ec1n h\u00ecnh t\u1ec9nh", "\u0110\u00e0i PT-TH t\u1ec9nh", "\u0110\u00e0i PT-TH L\u1ea1ng S\u01a1n"]',NULL,NULL,NULL,NULL);
INSERT INTO "agency" VALUES(4,'vhtt-lang-son','Phòng Văn hóa và Thông tin thành phố Lạng Sơn','["Ph\u00f2ng VHTT th\u00e0nh ph\u1ed1 L\u1ea1ng S\u01a1n"]',NULL,NULL,NULL,'2025-06-30');
INSERT INTO "agency" VALUES(5,'vhtt-bac-son','Phòng Văn hóa và Thông tin huyện Bắc Sơn','["Ph\u00f2ng VHTT huy\u1ec7n B\u1eafc S\u01a1n"]',NULL,NULL,NULL,'2025-06-30');
INSERT INTO "agency" VALUES(6,'vhtt-binh-gia','Phòng Văn hóa và Thông tin huyện Bình Gia','["Ph\u00f2ng VHTT huy\u1ec7n B\u00ecnh Gia"]',NULL,NULL,NULL,'2025-06-30');
INSERT INTO "agency" VALUES(7,'vhtt-cao-loc','Phòng Văn hóa và Thông tin huyện Cao Lộc','["Ph\u00f2ng VHTT huy\u1ec7n Cao L\u1ed9c"]',NULL,NULL,NULL,'2025-06-30');
INSERT INTO "agency" VALUES(8,'vhtt-chi-lang','Phòng Văn hóa và Thông tin huyện Chi Lăng','["Ph\u00f2ng VHTT huy\u1ec7n Chi L\u0103ng"]',NULL,NULL,NULL,'2025-06-30');
INSERT INTO "agency" VALUES(9,'vhtt-dinh-lap','Phòng Văn hóa và Thông tin huyện Đình Lập','["Ph\u00f2ng VHTT huy\u1ec7n \u0110\u00ecnh L\u1eadp"]',NULL,NULL,NULL,'2025-06-30');
INSERT INTO "agency" VALUES(10,'vhtt-huu-lung','Phòng Văn hóa và Thông tin huyện Hữu Lũng','["Ph\u00f2ng VHTT huy\u1ec7n H\u1eefu L\u0169ng"]',NULL,NULL,NULL,'2025-06-30');
INSERT INTO "agency" VALUES(11,'vhtt-loc-binh','Phòng Văn hóa và Thông tin huyện Lộc Bình','["Ph\u00f2ng VHTT huy\u1ec7n L\u1ed9c B\u00ecnh"]',NULL,NULL,NULL,'2025-06-30');
INSERT INTO "agency" VALUES(12,'vhtt-trang-dinh','Phòng Văn hóa và Thông tin huyện Tràng Định','["Ph\u00f2ng VHTT huy\u1ec7n Tr\u00e0ng \u0110\u1ecbnh"]',NULL,NULL,NULL,'2025-06-30');
INSERT INTO "agency" VALUES(13,'vhtt-van-lang','Phòng Văn hóa và Thông tin huyện Văn Lãng','["Ph\u00f2ng VHTT huy\u1ec7n V\u0103n L\u00e3ng"]',NULL,NULL,NULL,'2025-06-30');
INSERT INTO "agency" VALUES(14,'vhtt-van-quan','Phòng Văn hóa và Thông tin huyện Văn Quan','["Ph\u00f2ng VHTT huy\u1ec7n V\u0103n Quan"]',NULL,NULL,NULL,'2025-06-30');
INSERT INTO "agency" VALUES(15,'tt-cns','Trung tâm Công nghệ số','["Trung t\u00e2m CNS"]',1,NULL,NULL,NULL);
INSERT INTO "agency" VALUES(16,'lanh-dao-so','Lãnh đạo Sở','[]',1,NULL,NULL,NULL);
INSERT INTO "agency" VALUES(17,'phong-ttbcxb','Phòng Thông tin - Báo chí - Xuất bản','["Ph\u00f2ng TTBCXB"]',1,NULL,NULL,NULL);
INSERT INTO "agency" VALUES(18,'van-phong-so','Văn phòng Sở','["VP", "V\u0103n ph\u00f2ng"]',1,NULL,NULL,NULL);
CREATE TABLE agencygroup (
	id INTEGER NOT NULL, 
	code VARCHAR(80) NOT NULL, 
	name VARCHAR NOT NULL, 
	aliases JSON NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (code)
);
INSERT INTO "agencygroup" VALUES(1,'phong-vhtt','Phòng Văn hóa và Thông tin các huyện, thành phố','["Ph\u00f2ng V\u0103n h\u00f3a v\u00e0 Th\u00f4ng tin c\u00e1c huy\u1ec7n", "Ph\u00f2ng VHTT c\u00e1c huy\u1ec7n, th\u00e0nh ph\u1ed1"]');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0006');
CREATE TABLE attachment (
	id INTEGER NOT NULL, 
	directive_id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	path VARCHAR, 
	sha256 VARCHAR(64), 
	PRIMARY KEY (id), 
	FOREIGN KEY(directive_id) REFERENCES directive (id)
);
INSERT INTO "attachment" VALUES(1,1,'Kế hoạch số 03/KH-TBTT ngày 21/01/2022',NULL,NULL);
INSERT INTO "attachment" VALUES(2,1,'Kế hoạch số 09/KH-UBND ngày 14/01/2022',NULL,NULL);
INSERT INTO "attachment" VALUES(3,1,'Hướng dẫn số 67 - HD/BTGTU ngày 19/01/2022',NULL,NULL);
CREATE TABLE campaign (
	id INTEGER NOT NULL, 
	directive_id INTEGER NOT NULL, 
	slug VARCHAR(100) NOT NULL, 
	state VARCHAR(24) NOT NULL, 
	recipient_count INTEGER NOT NULL, 
	list_hash VARCHAR(64) NOT NULL, 
	approved_by VARCHAR NOT NULL, 
	approved_at DATETIME NOT NULL, 
	started_at DATETIME, 
	closed_at DATETIME, 
	next_step_at DATETIME, replaces_id INTEGER REFERENCES campaign (id), 
	PRIMARY KEY (id), 
	CONSTRAINT running_has_started CHECK (state <> 'running' OR started_at IS NOT NULL), 
	FOREIGN KEY(directive_id) REFERENCES directive (id), 
	UNIQUE (directive_id), 
	UNIQUE (slug), 
	CONSTRAINT campaignstate CHECK (state IN ('approved', 'running', 'paused', 'closed', 'withdrawn', 'replaced'))
);
INSERT INTO "campaign" VALUES(1,1,'123-stttt-ttbcxb-2022','running',17,'29e7205d916307b2c1b2ff98015b7a32c70e846d3ee18c4811f3c47ca45086c4','Đinh Văn Trường','2022-01-24 01:30:00.000000','2022-01-24 02:00:00.000000',NULL,NULL,NULL);
CREATE TABLE contact (
	id INTEGER NOT NULL, 
	agency_id INTEGER NOT NULL, 
	tier VARCHAR(24) NOT NULL, 
	name VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	telephone VARCHAR NOT NULL, 
	channels JSON NOT NULL, 
	active BOOLEAN NOT NULL, absent BOOLEAN NOT NULL DEFAULT 0, bounced VARCHAR NOT NULL DEFAULT '', 
	PRIMARY KEY (id), 
	FOREIGN KEY(agency_id) REFERENCES agency (id), 
	UNIQUE (agency_id, tier, name), 
	CONSTRAINT tier CHECK (tier IN ('contact', 'deputy', 'head', 'leader', 'officer'))
);
INSERT INTO "contact" VALUES(1,1,'officer','Đinh Văn Trường','Chuyên viên Phòng Thông tin - Báo chí - Xuất bản','0205.3812.345','["truongdv@stttt.langson.example"]',1,0,'');
INSERT INTO "contact" VALUES(2,1,'leader','Nguyễn Quốc Huy','Giám đốc Sở','0205.3812.001','["giamdoc@stttt.langson.example"]',1,0,'');
INSERT INTO "contact" VALUES(3,1,'leader','Lê Hải Yến','Phó Giám đốc Sở','0205.3812.002','["yenlh@stttt.langson.example"]',1,0,'');
INSERT INTO "contact" VALUES(4,2,'contact','Phạm Thu Trang','Thư ký Tòa soạn','0205.3870.115','["toasoan@baolangson.example"]',1,0,'');
INSERT INTO "contact" VALUES(5,2,'head','Đỗ Văn Khánh','Tổng Biên tập','0205.3870.101','["tongbientap@baolangson.example"]',1,0,'');
INSERT INTO "contact" VALUES(6,3,'contact','Ngô Văn Lâm','Trưởng phòng Thời sự','0205.3871.220','["thoisu@langsontv.example"]',1,0,'');
INSERT INTO "contact" VALUES(7,3,'head','Lưu Thị Ngọc','Giám đốc Đài','0205.3871.200','["giamdoc@langsontv.example"]',1,0,'');
INSERT INTO "contact" VALUES(8,4,'contact','Nguyễn Thị Hạnh','Chuyên viên','0205.3860.110','["vhtt@langson.langson.example"]',1,0,'');
INSERT INTO "contact" VALUES(9,4,'head','Trần Văn Hòa','Trưởng phòng','0205.3860.101','["truongphong.vhtt@langson.langson.example"]',1,0,'');
INSERT INTO "contact" VALUES(10,5,'contact','Hoàng Văn Thái','Chuyên viên','0205.3861.111','["vhtt@bacson.langson.example"]',1,0,'');
INSERT INTO "contact" VALUES(11,5,'head','Dương Công Bách','Trưởng phòng','0205.3861.102','["truongphong.vhtt@bacson.langson.example"]',1,0,'');
INSERT INTO "contact" VALUES(12,6,'contact','Lý Thị Mai','Chuyên viên','0205.3862.112','["vhtt@binhgia.langson.example"]',1,0,'');
INSERT INTO "contact" VALUES(13,6,'head','Mã Văn Nghĩa','Trưởng phòng','0205.3862.103','["truongphong.vhtt@binhgia.langson.example"]',1,0,'');
INSERT INTO "contact" VALUES(14,7,'contact','Vi Văn Tuấn','Chuyên viên','0205.3863.113','["vhtt@caoloc.langson.example"]',1,0,'');
INSERT INTO "contact" VALUES(15,7,'head','Lăng Thị Thu','Trưởng phòng','0205.3863.104','["truongphong.vhtt@caoloc.langson.example"]',1,0,'');
INSERT INTO "contact" VALUES(16,8,'contact','Nông Thị Hương','Chuyên viên','0205.3864.114','["vhtt@chilang.langson.example"]',1,0,'');
INSERT INTO "contact" VALUES(17,8,'head','Vi Hồng Sơn','Trưởng phòng','0205.3864.105','["truongphong.vhtt@chilang.langson.example"]',1,0,'');
INSERT INTO "contact" VALUES(18,9,'contact','Triệu Văn Minh','Chuyên viên','0205.3865.115','["vhtt@dinhlap.langson.example"]',1,0,'');
INSERT INTO "contact" VALUES(19,9,'head','Nông Quốc Việt','Trưởng phòng','0205.3865.106','["truongphong.vhtt@dinhlap.langson.example"]',1,0,'');
INSERT INTO "contact" VALUES(20,10,'contact','Phùng Thị Lan','Chuyên viên','0205.3866.116','["vhtt@huulung.langson.example"]',1,0,'');
INSERT INTO "contact" VALUES(21,10,'head','Lê Thị Bình','Trưởng phòng','0205.3866.107','["truongphong.vhtt@huulung.langson.example"]',1,0,'');
INSERT INTO "contact" VALUES(22,11,'contact','Hà Văn Dũng','Chuyên viên','0205.3867.117','["vhtt@locbinh.langson.example"]',1,0,'');
INSERT INTO "contact" VALUES(23,11,'head','Hứa Văn Lộc','Trưởng phòng','0205.3867.108','["truongphong.vhtt@locbinh.langson.example"]',1,0,'');
INSERT INTO "contact" VALUES(24,12,'contact','Bế Thị Nga','Chuyên viên','0205.3868.118','["vhtt@trangdinh.langson.example"]',1,0,'');
INSERT INTO "contact" VALUES(25,12,'head','Đinh Thị Tâm','Trưởng phòng','0205.3868.109','["truongphong.vhtt@trangdinh.langson.example"]',1,0,'');
INSERT INTO "contact" VALUES(26,13,'contact','Lương Văn Sơn','Chuyên viên','0205.3869.119','["vhtt@vanlang.langson.example"]',1,0,'');
INSERT INTO "contact" VALUES(27,13,'head','Hoàng Trung Kiên','Trưởng phòng','0205.3869.110','["truongphong.vhtt@vanlang.langson.example"]',1,0,'');
INSERT INTO "contact" VALUES(28,14,'contact','Đàm Thị Yến','Chuyên viên','0205.3870.120','["vhtt@vanquan.langson.example"]',1,0,'');
INSERT INTO "contact" VALUES(29,14,'head','Lã Thị Hoa','Trưởng phòng','0205.3870.111','["truongphong.vhtt@vanquan.langson.example"]',1,0,'');
INSERT INTO "contact" VALUES(30,15,'contact','Chu Minh Quân','Phụ trách Trang thông tin điện tử','0205.3812.316','["trangtin@stttt.langson.example"]',1,0,'');
INSERT INTO "contact" VALUES(31,16,'contact','Hoàng Thị Vân','Thư ký lãnh đạo Sở','0205.3812.321','["thuky@stttt.langson.example"]',1,0,'');
INSERT INTO "contact" VALUES(32,17,'contact','Đinh Văn Trường','Chuyên viên','0205.3812.322','["ttbcxb@stttt.langson.example"]',1,0,'');
INSERT INTO "contact" VALUES(33,18,'contact','Hoàng Minh Đức','Chánh Văn phòng','0205.3812.322','["vanphong@stttt.langson.example"]',1,0,'');
CREATE TABLE directive (
	id INTEGER NOT NULL, 
	issuer_id INTEGER NOT NULL, 
	reference_no VARCHAR(80) NOT NULL, 
	issued_on DATE NOT NULL, 
	doc_type VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	urgency VARCHAR, 
	signer VARCHAR NOT NULL, 
	duties JSON NOT NULL, 
	text VARCHAR NOT NULL, 
	path VARCHAR NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(issuer_id) REFERENCES agency (id), 
	UNIQUE (issuer_id, reference_no, issued_on)
);
INSERT INTO "directive" VALUES(1,1,'123/STTTT-TTBCXB','2022-01-24','công văn','tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025',NULL,'PHÓ GIÁM ĐỐC, Lê Hải Yến','[{"number": "1", "title": "Tuy\u00ean truy\u1ec1n ph\u00f2ng, ch\u1ed1ng d\u1ecbch COVID-19", "binds": []}, {"number": "2", "title": "Tuy\u00ean truy\u1ec1n th\u1ef1c hi\u1ec7n c\u00f4ng t\u00e1c gi\u00e1o d\u1ee5c ngh\u1ec1 nghi\u1ec7p", "binds": []}, {"number": "3", "title": "Tuy\u00ean truy\u1ec1n x\u00e2y d\u1ef1ng n\u00f4ng th\u00f4n m\u1edbi t\u1ec9nh L\u1ea1ng S\u01a1n, giai \u0111o\u1ea1n 2021 - 2025", "binds": []}, {"number": "4", "title": "\u0110\u1ec1 ngh\u1ecb Ph\u00f2ng V\u0103n h\u00f3a v\u00e0 Th\u00f4ng tin c\u00e1c huy\u1ec7n, th\u00e0nh ph\u1ed1: \u0111\u00f4n \u0111\u1ed1c, h\u01b0\u1edbng d\u1eabn Trung t\u00e2m V\u0103n h\u00f3a, Th\u1ec3 thao v\u00e0 Truy\u1ec1n th\u00f4ng; \u0110\u00e0i Truy\u1ec1n thanh c\u1ea5p x\u00e3 tuy\u00ean truy\u1ec1n n\u1ed9i dung n\u00eau tr\u00ean", "binds": ["vhtt-bac-son", "vhtt-binh-gia", "vhtt-cao-loc", "vhtt-chi-lang", "vhtt-dinh-lap", "vhtt-huu-lung", "vhtt-lang-son", "vhtt-loc-binh", "vhtt-trang-dinh", "vhtt-van-lang", "vhtt-van-quan"]}]','

Số: /STTTT-TTBCXB

Lạng Sơn, ngày tháng 01 năm 2022

V/v tuyên truyền: phòng, chống dịch COVID-19;
thực hiện công tác giáo dục nghề nghiệp; xây
dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn
2021 - 2025

Kính gửi:

- Báo Lạng Sơn;
- Đài Phát thanh và Truyền hình tỉnh;
- Phòng Văn hóa và Thông tin các huyện, thành phố.

Thực hiện Kế hoạch số 03/KH-TBTT ngày 21/01/2022 của Tiểu ban Truyền thông, Ban Chỉ đạo Quốc gia phòng, chống dịch COVID-19 truyền thông phòng, chống dịch COVID-19 với thông điệp “Linh hoạt thực hiện các biện pháp phòng, chống dịch phù hợp, hiệu quả, bảo vệ sức khỏe, tính mạng và sinh hoạt bình thường của nhân dân, vì một Tết Nhâm Dần sum họp, an toàn” (từ ngày ban hành đến ngày 15/02/2022); Kế hoạch số 09/KH-UBND ngày 14/01/2022 của UBND tỉnh triển khai công tác giáo dục nghề nghiệp năm 2022 trên địa bàn tỉnh Lạng Sơn; Hướng dẫn số 67 - HD/BTGTU ngày 19/01/2022 của Ban Tuyên giáo Tỉnh uỷ tuyên truyền thực hiện Nghị quyết số 46-NQ/TU, ngày 08/9/2021 của Ban Chấp hành Đảng bộ tỉnh “Về xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025”, Sở Thông tin và Truyền thông đề nghị các cơ quan, đơn vị:

1. Tuyên truyền phòng, chống dịch COVID-19

- Tuyên truyền các chỉ đạo của Chính phủ, Thủ tướng Chính phủ về phòng, chống dịch; tuyên truyền về việc chúng ta tiếp tục kiên định thực hiện các biện pháp phòng, chống dịch phù hợp, bảo vệ tối đa sức khỏe, tính mạng của nhân dân cùng với tập trung tháo gỡ khó khăn cho sản xuất, kinh doanh, kịp thời hỗ trợ người dân, doanh nghiệp. Xác định tiêm chủng vắc-xin, thuốc điều trị COVID-19 và nâng cao ý thức, trách nhiệm của người dân là các yếu tố quyết định trong kiểm soát dịch bệnh thành công để phục hồi phát triển kinh tế, xã hội.

- Tăng cường truyền thông, truyền truyền, cảnh báo để người dân không chủ quan về việc đã tiêm vắc-xin mà lơ là phòng dịch, không để lây lan, bùng phát dịch; tuân thủ nghiêm các quy định về phòng, chống dịch.

2. Tuyên truyền thực hiện công tác giáo dục nghề nghiệp

- Đẩy mạnh tuyên truyền, tư vấn các chính sách về hỗ trợ cho người lao động tham gia học tập nâng cao kiến thức, kỹ năng nghề. Đẩy mạnh công tác tư vấn hướng nghiệp và phân luồng học sinh trung học cơ sở và trung học phổ thông; đào tạo gắn với thực hành tạo “đầu ra” cho người học; đào tạo các nghề thiết thực với lao động nông thôn, đáp ứng phát triển nông nghiệp nông thôn.

- Tuyên truyền về mục đích, ý nghĩa, chủ trương chính sách của Đảng và Nhà nước về công tác giải quyết việc làm, đào tạo nghề để người lao động biết đăng ký tham gia; đồng thời tạo bước chuyển biến mới về nhận thức và nâng cao trách nhiệm các ngành, các cấp trong việc phối hợp thực hiện.

3. Tuyên truyền xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025

- Đẩy mạnh tuyên truyền, giáo dục chính trị, tư tưởng cho cán bộ, đảng viên, Nhân dân nhận thức sâu sắc những quan điểm, mục tiêu, nhiệm vụ, giải pháp của tỉnh về công tác xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025; vai trò, trách nhiệm của cấp ủy, chính quyền, đoàn thể các cấp trong triển khai thực hiện Nghị quyết số 46-NQ/TU, gắn với tuyên truyền các chương trình, kế hoạch, nhiệm vụ phát triển kinh tế - xã hội của tỉnh; các chương trình, đề án, dự án, kế hoạch phát triển kinh tế - xã hội khu vực nông thôn; các cơ chế, chính sách đặc thù để tạo động lực mới xây dựng và phát triển khu vực nông thôn...

- Tuyên truyền các hoạt động ở các cấp, các ngành phát động triển khai Phong trào thi đua “Lạng Sơn cùng cả nước chung sức xây dựng nông thôn mới giai đoạn 2021 - 2025”; Cuộc vận động “Toàn dân đoàn kết xây dựng nông thôn mới, đô thị văn minh” và các phong trào thi đua yêu nước khác trong phạm vi toàn tỉnh...

4. Đề nghị Phòng Văn hóa và Thông tin các huyện, thành phố

Đôn đốc, hướng dẫn Trung tâm Văn hóa, Thể thao và Truyền thông; Đài Truyền thanh cấp xã tuyên truyền nội dung nêu trên.

Đề nghị Quý cơ quan, đơn vị tổ chức tuyên truyền nội dung nêu trên và báo cáo kết quả Sở Thông tin và Truyền thông khi có yêu cầu./.

Kế hoạch số 03/KH-TBTT ngày 21/01/2022; Kế hoạch số 09/KH-UBND ngày 14/01/2022; Hướng dẫn số 67 - HD/BTGTU ngày 19/01/2022 gửi kèm theo qua VNPT-iOffice và đăng tải trên trang Thông tin điện tử của Sở Thông tin và Truyền thông tại địa chỉ: <http://stttt.langson.gov.vn/> (Mục Văn bản chỉ đạo điều hành).

Nơi nhận:

- Như trên;
- Lãnh đạo Sở;
- Phòng TTBCXB, VP;
- Trung tâm Công nghệ số (đăng tải);
- Lưu: VT, TTBCXB (ĐT).

**KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC**

Lê Hải Yến','files/dba0ebe8fdeea3d095a26a6b6899e89b76210ec88b076cb06d3b260071be58d1.txt','dba0ebe8fdeea3d095a26a6b6899e89b76210ec88b076cb06d3b260071be58d1');
CREATE TABLE due (
	id INTEGER NOT NULL, 
	campaign_id INTEGER NOT NULL, 
	obligation_id INTEGER NOT NULL, 
	recipient_id INTEGER NOT NULL, 
	window_id INTEGER, 
	kind VARCHAR(24) NOT NULL, 
	period VARCHAR(80) NOT NULL, 
	state VARCHAR(24) NOT NULL, 
	round INTEGER NOT NULL, 
	revision INTEGER NOT NULL, 
	stated_on DATE, 
	remind_by DATETIME, 
	late_after DATETIME, 
	reasons JSON NOT NULL, 
	extended BOOLEAN NOT NULL, 
	opened_at DATETIME, 
	stepped_at DATETIME, 
	next_step_at DATETIME, basis JSON, label VARCHAR NOT NULL DEFAULT '', cites VARCHAR NOT NULL DEFAULT '', urgent BOOLEAN NOT NULL DEFAULT 0, paused BOOLEAN NOT NULL DEFAULT 0, asked_until DATE, disowned VARCHAR NOT NULL DEFAULT '', 
	PRIMARY KEY (id), 
	CONSTRAINT done_has_no_step CHECK (next_step_at IS NULL OR state IN ('open', 'returned')), 
	CONSTRAINT dated_or_not CHECK ((stated_on IS NULL) = (late_after IS NULL)), 
	CONSTRAINT remind_early_accuse_late CHECK (remind_by <= late_after), 
	CONSTRAINT counted_from_one CHECK (round >= 1 AND revision >= 1), 
	FOREIGN KEY(campaign_id) REFERENCES campaign (id), 
	FOREIGN KEY(obligation_id) REFERENCES obligation (id), 
	FOREIGN KEY(recipient_id) REFERENCES recipient (id), 
	FOREIGN KEY(window_id) REFERENCES window (id), 
	UNIQUE (obligation_id, recipient_id, period), 
	CONSTRAINT obligationkind CHECK (kind IN ('acknowledge', 'publish', 'cascade', 'report')), 
	CONSTRAINT duestate CHECK (state IN ('open', 'received', 'accepted', 'returned', 'waived'))
);
INSERT INTO "due" VALUES(1,1,1,1,NULL,'acknowledge','','accepted',1,1,'2022-01-25','2022-01-25 10:00:00.000000','2022-01-25 17:00:00.000000','["B\u1ed9 lu\u1eadt D\u00e2n s\u1ef1 2015, \u0110i\u1ec1u 147: kh\u00f4ng t\u00ednh ng\u00e0y \u0111\u1ea7u ti\u00ean c\u1ee7a th\u1eddi h\u1ea1n", "B\u1ed9 lu\u1eadt D\u00e2n s\u1ef1 2015, \u0110i\u1ec1u 148: th\u1eddi h\u1ea1n k\u1ebft th\u00fac t\u1ea1i th\u1eddi \u0111i\u1ec3m k\u1ebft th\u00fac ng\u00e0y cu\u1ed1i c\u00f9ng"]',0,'2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000',NULL,'{"start": "2022-01-24T09:00:00+07:00", "count": 1, "unit": "working_day", "dated": false}','','',0,0,NULL,'');
INSERT INTO "due" VALUES(2,1,1,2,NULL,'acknowledge','','accepted',1,1,'2022-01-25','2022-01-25 10:00:00.000000','2022-01-25 17:00:00.000000','["B\u1ed9 lu\u1eadt D\u00e2n s\u1ef1 2015, \u0110i\u1ec1u 147: kh\u00f4ng t\u00ednh ng\u00e0y \u0111\u1ea7u ti\u00ean c\u1ee7a th\u1eddi h\u1ea1n", "B\u1ed9 lu\u1eadt D\u00e2n s\u1ef1 2015, \u0110i\u1ec1u 148: th\u1eddi h\u1ea1n k\u1ebft th\u00fac t\u1ea1i th\u1eddi \u0111i\u1ec3m k\u1ebft th\u00fac ng\u00e0y cu\u1ed1i c\u00f9ng"]',0,'2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000',NULL,'{"start": "2022-01-24T09:00:00+07:00", "count": 1, "unit": "working_day", "dated": false}','','',0,0,NULL,'');
INSERT INTO "due" VALUES(3,1,1,3,NULL,'acknowledge','','accepted',1,1,'2022-01-25','2022-01-25 10:00:00.000000','2022-01-25 17:00:00.000000','["B\u1ed9 lu\u1eadt D\u00e2n s\u1ef1 2015, \u0110i\u1ec1u 147: kh\u00f4ng t\u00ednh ng\u00e0y \u0111\u1ea7u ti\u00ean c\u1ee7a th\u1eddi h\u1ea1n", "B\u1ed9 lu\u1eadt D\u00e2n s\u1ef1 2015, \u0110i\u1ec1u 148: th\u1eddi h\u1ea1n k\u1ebft th\u00fac t\u1ea1i th\u1eddi \u0111i\u1ec3m k\u1ebft th\u00fac ng\u00e0y cu\u1ed1i c\u00f9ng"]',0,'2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000',NULL,'{"start": "2022-01-24T09:00:00+07:00", "count": 1, "unit": "working_day", "dated": false}','','',0,0,NULL,'');
INSERT INTO "due" VALUES(4,1,1,4,NULL,'acknowledge','','accepted',1,1,'2022-01-25','2022-01-25 10:00:00.000000','2022-01-25 17:00:00.000000','["B\u1ed9 lu\u1eadt D\u00e2n s\u1ef1 2015, \u0110i\u1ec1u 147: kh\u00f4ng t\u00ednh ng\u00e0y \u0111\u1ea7u ti\u00ean c\u1ee7a th\u1eddi h\u1ea1n", "B\u1ed9 lu\u1eadt D\u00e2n s\u1ef1 2015, \u0110i\u1ec1u 148: th\u1eddi h\u1ea1n k\u1ebft th\u00fac t\u1ea1i th\u1eddi \u0111i\u1ec3m k\u1ebft th\u00fac ng\u00e0y cu\u1ed1i c\u00f9ng"]',0,'2022-01-24 02:00:00.000000','2022-01-27 01:00:00.000000',NULL,'{"start": "2022-01-24T09:00:00+07:00", "count": 1, "unit": "working_day", "dated": false}','','',0,0,NULL,'');
INSERT INTO "due" VALUES(5,1,1,5,NULL,'acknowledge','','accepted',1,1,'2022-01-25','2022-01-25 10:00:00.000000','2022-01-25 17:00:00.000000','["B\u1ed9 lu\u1eadt D\u00e2n s\u1ef1 2015, \u0110i\u1ec1u 147: kh\u00f4ng t\u00ednh ng\u00e0y \u0111\u1ea7u ti\u00ean c\u1ee7a th\u1eddi h\u1ea1n", "B\u1ed9 lu\u1eadt D\u00e2n s\u1ef1 2015, \u0110i\u1ec1u 148: th\u1eddi h\u1ea1n k\u1ebft th\u00fac t\u1ea1i th\u1eddi \u0111i\u1ec3m k\u1ebft th\u00fac ng\u00e0y cu\u1ed1i c\u00f9ng"]',0,'2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000',NULL,'{"start": "2022-01-24T09:00:00+07:00", "count": 1, "unit": "working_day", "dated": false}','','',0,0,NULL,'');
INSERT INTO "due" VALUES(6,1,1,6,NULL,'acknowledge','','accepted',1,1,'2022-01-25','2022-01-25 10:00:00.000000','2022-01-25 17:00:00.000000','["B\u1ed9 lu\u1eadt D\u00e2n s\u1ef1 2015, \u0110i\u1ec1u 147: kh\u00f4ng t\u00ednh ng\u00e0y \u0111\u1ea7u ti\u00ean c\u1ee7a th\u1eddi h\u1ea1n", "B\u1ed9 lu\u1eadt D\u00e2n s\u1ef1 2015, \u0110i\u1ec1u 148: th\u1eddi h\u1ea1n k\u1ebft th\u00fac t\u1ea1i th\u1eddi \u0111i\u1ec3m k\u1ebft th\u00fac ng\u00e0y cu\u1ed1i c\u00f9ng"]',0,'2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000',NULL,'{"start": "2022-01-24T09:00:00+07:00", "count": 1, "unit": "working_day", "dated": false}','','',0,0,NULL,'');
INSERT INTO "due" VALUES(7,1,1,7,NULL,'acknowledge','','accepted',1,1,'2022-01-25','2022-01-25 10:00:00.000000','2022-01-25 17:00:00.000000','["B\u1ed9 lu\u1eadt D\u00e2n s\u1ef1 2015, \u0110i\u1ec1u 147: kh\u00f4ng t\u00ednh ng\u00e0y \u0111\u1ea7u ti\u00ean c\u1ee7a th\u1eddi h\u1ea1n", "B\u1ed9 lu\u1eadt D\u00e2n s\u1ef1 2015, \u0110i\u1ec1u 148: th\u1eddi h\u1ea1n k\u1ebft th\u00fac t\u1ea1i th\u1eddi \u0111i\u1ec3m k\u1ebft th\u00fac ng\u00e0y cu\u1ed1i c\u00f9ng"]',0,'2022-01-24 02:00:00.000000','2022-01-26 01:00:00.000000',NULL,'{"start": "2022-01-24T09:00:00+07:00", "count": 1, "unit": "working_day", "dated": false}','','',0,0,NULL,'');
INSERT INTO "due" VALUES(8,1,1,8,NULL,'acknowledge','','accepted',1,1,'2022-01-25','2022-01-25 10:00:00.000000','2022-01-25 17:00:00.000000','["B\u1ed9 lu\u1eadt D\u00e2n s\u1ef1 2015, \u0110i\u1ec1u 147: kh\u00f4ng t\u00ednh ng\u00e0y \u0111\u1ea7u ti\u00ean c\u1ee7a th\u1eddi h\u1ea1n", "B\u1ed9 lu\u1eadt D\u00e2n s\u1ef1 2015, \u0110i\u1ec1u 148: th\u1eddi h\u1ea1n k\u1ebft th\u00fac t\u1ea1i th\u1eddi \u0111i\u1ec3m k\u1ebft th\u00fac ng\u00e0y cu\u1ed1i c\u00f9ng"]',0,'2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000',NULL,'{"start": "2022-01-24T09:00:00+07:00", "count": 1, "unit": "working_day", "dated": false}','','',0,0,NULL,'');
INSERT INTO "due" VALUES(9,1,1,9,NULL,'acknowledge','','accepted',1,1,'2022-01-25','2022-01-25 10:00:00.000000','2022-01-25 17:00:00.000000','["B\u1ed9 lu\u1eadt D\u00e2n s\u1ef1 2015, \u0110i\u1ec1u 147: kh\u00f4ng t\u00ednh ng\u00e0y \u0111\u1ea7u ti\u00ean c\u1ee7a th\u1eddi h\u1ea1n", "B\u1ed9 lu\u1eadt D\u00e2n s\u1ef1 2015, \u0110i\u1ec1u 148: th\u1eddi h\u1ea1n k\u1ebft th\u00fac t\u1ea1i th\u1eddi \u0111i\u1ec3m k\u1ebft th\u00fac ng\u00e0y cu\u1ed1i c\u00f9ng"]',0,'2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000',NULL,'{"start": "2022-01-24T09:00:00+07:00", "count": 1, "unit": "working_day", "dated": false}','','',0,0,NULL,'');
INSERT INTO "due" VALUES(10,1,1,10,NULL,'acknowledge','','accepted',1,1,'2022-01-25','2022-01-25 10:00:00.000000','2022-01-25 17:00:00.000000','["B\u1ed9 lu\u1eadt D\u00e2n s\u1ef1 2015, \u0110i\u1ec1u 147: kh\u00f4ng t\u00ednh ng\u00e0y \u0111\u1ea7u ti\u00ean c\u1ee7a th\u1eddi h\u1ea1n", "B\u1ed9 lu\u1eadt D\u00e2n s\u1ef1 2015, \u0110i\u1ec1u 148: th\u1eddi h\u1ea1n k\u1ebft th\u00fac t\u1ea1i th\u1eddi \u0111i\u1ec3m k\u1ebft th\u00fac ng\u00e0y cu\u1ed1i c\u00f9ng"]',0,'2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000',NULL,'{"start": "2022-01-24T09:00:00+07:00", "count": 1, "unit": "working_day", "dated": false}','','',0,0,NULL,'');
INSERT INTO "due" VALUES(11,1,1,11,NULL,'acknowledge','','accepted',1,1,'2022-01-25','2022-01-25 10:00:00.000000','2022-01-25 17:00:00.000000','["B\u1ed9 lu\u1eadt D\u00e2n s\u1ef1 2015, \u0110i\u1ec1u 147: kh\u00f4ng t\u00ednh ng\u00e0y \u0111\u1ea7u ti\u00ean c\u1ee7a th\u1eddi h\u1ea1n", "B\u1ed9 lu\u1eadt D\u00e2n s\u1ef1 2015, \u0110i\u1ec1u 148: th\u1eddi h\u1ea1n k\u1ebft th\u00fac t\u1ea1i th\u1eddi \u0111i\u1ec3m k\u1ebft th\u00fac ng\u00e0y cu\u1ed1i c\u00f9ng"]',0,'2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000',NULL,'{"start": "2022-01-24T09:00:00+07:00", "count": 1, "unit": "working_day", "dated": false}','','',0,0,NULL,'');
INSERT INTO "due" VALUES(12,1,1,12,NULL,'acknowledge','','accepted',1,1,'2022-01-25','2022-01-25 10:00:00.000000','2022-01-25 17:00:00.000000','["B\u1ed9 lu\u1eadt D\u00e2n s\u1ef1 2015, \u0110i\u1ec1u 147: kh\u00f4ng t\u00ednh ng\u00e0y \u0111\u1ea7u ti\u00ean c\u1ee7a th\u1eddi h\u1ea1n", "B\u1ed9 lu\u1eadt D\u00e2n s\u1ef1 2015, \u0110i\u1ec1u 148: th\u1eddi h\u1ea1n k\u1ebft th\u00fac t\u1ea1i th\u1eddi \u0111i\u1ec3m k\u1ebft th\u00fac ng\u00e0y cu\u1ed1i c\u00f9ng"]',0,'2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000',NULL,'{"start": "2022-01-24T09:00:00+07:00", "count": 1, "unit": "working_day", "dated": false}','','',0,0,NULL,'');
INSERT INTO "due" VALUES(13,1,1,13,NULL,'acknowledge','','accepted',1,1,'2022-01-25','2022-01-25 10:00:00.000000','2022-01-25 17:00:00.000000','["B\u1ed9 lu\u1eadt D\u00e2n s\u1ef1 2015, \u0110i\u1ec1u 147: kh\u00f4ng t\u00ednh ng\u00e0y \u0111\u1ea7u ti\u00ean c\u1ee7a th\u1eddi h\u1ea1n", "B\u1ed9 lu\u1eadt D\u00e2n s\u1ef1 2015, \u0110i\u1ec1u 148: th\u1eddi h\u1ea1n k\u1ebft th\u00fac t\u1ea1i th\u1eddi \u0111i\u1ec3m k\u1ebft th\u00fac ng\u00e0y cu\u1ed1i c\u00f9ng"]',0,'2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000',NULL,'{"start": "2022-01-24T09:00:00+07:00", "count": 1, "unit": "working_day", "dated": false}','','',0,0,NULL,'');
INSERT INTO "due" VALUES(14,1,2,17,NULL,'publish','','accepted',1,1,'2022-01-26','2022-01-26 10:00:00.000000','2022-01-26 17:00:00.000000','["B\u1ed9 lu\u1eadt D\u00e2n s\u1ef1 2015, \u0110i\u1ec1u 147: kh\u00f4ng t\u00ednh ng\u00e0y \u0111\u1ea7u ti\u00ean c\u1ee7a th\u1eddi h\u1ea1n", "B\u1ed9 lu\u1eadt D\u00e2n s\u1ef1 2015, \u0110i\u1ec1u 148: th\u1eddi h\u1ea1n k\u1ebft th\u00fac t\u1ea1i th\u1eddi \u0111i\u1ec3m k\u1ebft th\u00fac ng\u00e0y cu\u1ed1i c\u00f9ng"]',0,'2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000',NULL,'{"start": "2022-01-24T09:00:00+07:00", "count": 2, "unit": "working_day", "dated": false}','','',0,0,NULL,'');
INSERT INTO "due" VALUES(15,1,3,3,NULL,'cascade','','accepted',1,1,NULL,NULL,NULL,'[]',0,'2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000',NULL,'{}','','',0,0,NULL,'');
INSERT INTO "due" VALUES(16,1,3,4,NULL,'cascade','','accepted',1,1,NULL,NULL,NULL,'[]',0,'2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000',NULL,'{}','','',0,0,NULL,'');
INSERT INTO "due" VALUES(17,1,3,5,NULL,'cascade','','accepted',1,1,NULL,NULL,NULL,'[]',0,'2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000',NULL,'{}','','',0,0,NULL,'');
INSERT INTO "due" VALUES(18,1,3,6,NULL,'cascade','','accepted',1,1,NULL,NULL,NULL,'[]',0,'2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000',NULL,'{}','','',0,0,NULL,'');
INSERT INTO "due" VALUES(19,1,3,7,NULL,'cascade','','accepted',1,1,NULL,NULL,NULL,'[]',0,'2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000',NULL,'{}','','',0,0,NULL,'');
INSERT INTO "due" VALUES(20,1,3,8,NULL,'cascade','','accepted',1,1,NULL,NULL,NULL,'[]',0,'2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000',NULL,'{}','','',0,0,NULL,'');
INSERT INTO "due" VALUES(21,1,3,9,NULL,'cascade','','accepted',1,1,NULL,NULL,NULL,'[]',0,'2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000',NULL,'{}','','',0,0,NULL,'');
INSERT INTO "due" VALUES(22,1,3,10,NULL,'cascade','','accepted',1,1,NULL,NULL,NULL,'[]',0,'2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000',NULL,'{}','','',0,0,NULL,'');
INSERT INTO "due" VALUES(23,1,3,11,NULL,'cascade','','accepted',1,1,NULL,NULL,NULL,'[]',0,'2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000',NULL,'{}','','',0,0,NULL,'');
INSERT INTO "due" VALUES(24,1,3,12,NULL,'cascade','','accepted',1,1,NULL,NULL,NULL,'[]',0,'2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000',NULL,'{}','','',0,0,NULL,'');
INSERT INTO "due" VALUES(25,1,3,13,NULL,'cascade','','open',1,1,NULL,NULL,NULL,'[]',0,'2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000',NULL,'{}','','',0,0,NULL,'');
INSERT INTO "due" VALUES(26,1,4,1,1,'report','phong-chong-dich-covid-19@2022-02-18','accepted',1,1,'2022-02-18','2022-02-18 10:00:00.000000','2022-02-18 17:00:00.000000','["\u0110\u00f4n \u0110\u1ed1c, k\u1ebft lu\u1eadn mu\u1ed9n: \u0111\u1ebfn h\u1ebft ng\u00e0y n\u00eau trong v\u0103n b\u1ea3n v\u1eabn t\u00ednh l\u00e0 \u0111\u00fang h\u1ea1n"]',0,'2022-02-16 02:30:00.000000','2022-02-16 02:30:00.000000',NULL,'{"day": "2022-02-18", "before": false, "time": null, "earlier": 0}','','',0,0,NULL,'');
INSERT INTO "due" VALUES(27,1,4,2,1,'report','phong-chong-dich-covid-19@2022-02-18','returned',2,2,'2022-02-23','2022-02-23 10:00:00.000000','2022-02-23 17:00:00.000000','["B\u1ed9 lu\u1eadt D\u00e2n s\u1ef1 2015, \u0110i\u1ec1u 147: kh\u00f4ng t\u00ednh ng\u00e0y \u0111\u1ea7u ti\u00ean c\u1ee7a th\u1eddi h\u1ea1n", "B\u1ed9 lu\u1eadt D\u00e2n s\u1ef1 2015, \u0110i\u1ec1u 148: th\u1eddi h\u1ea1n k\u1ebft th\u00fac t\u1ea1i th\u1eddi \u0111i\u1ec3m k\u1ebft th\u00fac ng\u00e0y cu\u1ed1i c\u00f9ng"]',0,'2022-02-16 02:30:00.000000','2022-02-21 02:00:00.000000','2022-02-22 01:00:00.000000','{"start": "2022-02-21T09:00:00+07:00", "count": 2, "unit": "working_day", "dated": false}','','',0,0,NULL,'');
INSERT INTO "due" VALUES(28,1,4,3,1,'report','phong-chong-dich-covid-19@2022-02-18','accepted',1,1,'2022-02-18','2022-02-18 10:00:00.000000','2022-02-18 17:00:00.000000','["\u0110\u00f4n \u0110\u1ed1c, k\u1ebft lu\u1eadn mu\u1ed9n: \u0111\u1ebfn h\u1ebft ng\u00e0y n\u00eau trong v\u0103n b\u1ea3n v\u1eabn t\u00ednh l\u00e0 \u0111\u00fang h\u1ea1n"]',0,'2022-02-16 02:30:00.000000','2022-02-17 01:00:00.000000',NULL,'{"day": "2022-02-18", "before": false, "time": null, "earlier": 0}','','',0,0,NULL,'');
INSERT INTO "due" VALUES(29,1,4,4,1,'report','phong-chong-dich-covid-19@2022-02-18','open',1,1,'2022-02-18','2022-02-18 10:00:00.000000','2022-02-18 17:00:00.000000','["\u0110\u00f4n \u0110\u1ed1c, k\u1ebft lu\u1eadn mu\u1ed9n: \u0111\u1ebfn h\u1ebft ng\u00e0y n\u00eau trong v\u0103n b\u1ea3n v\u1eabn t\u00ednh l\u00e0 \u0111\u00fang h\u1ea1n"]',0,'2022-02-16 02:30:00.000000','2022-02-21 01:00:00.000000','2022-02-23 01:00:00.000000','{"day": "2022-02-18", "before": false, "time": null, "earlier": 0}','','',0,0,NULL,'');
INSERT INTO "due" VALUES(30,1,4,5,1,'report','phong-chong-dich-covid-19@2022-02-18','accepted',1,1,'2022-02-18','2022-02-18 10:00:00.000000','2022-02-18 17:00:00.000000','["\u0110\u00f4n \u0110\u1ed1c, k\u1ebft lu\u1eadn mu\u1ed9n: \u0111\u1ebfn h\u1ebft ng\u00e0y n\u00eau trong v\u0103n b\u1ea3n v\u1eabn t\u00ednh l\u00e0 \u0111\u00fang h\u1ea1n"]',0,'2022-02-16 02:30:00.000000','2022-02-18 01:00:00.000000',NULL,'{"day": "2022-02-18", "before": false, "time": null, "earlier": 0}','','',0,0,NULL,'');
INSERT INTO "due" VALUES(31,1,4,6,1,'report','phong-chong-dich-covid-19@2022-02-18','accepted',1,1,'2022-02-18','2022-02-18 10:00:00.000000','2022-02-18 17:00:00.000000','["\u0110\u00f4n \u0110\u1ed1c, k\u1ebft lu\u1eadn mu\u1ed9n: \u0111\u1ebfn h\u1ebft ng\u00e0y n\u00eau trong v\u0103n b\u1ea3n v\u1eabn t\u00ednh l\u00e0 \u0111\u00fang h\u1ea1n"]',0,'2022-02-16 02:30:00.000000','2022-02-18 01:00:00.000000',NULL,'{"day": "2022-02-18", "before": false, "time": null, "earlier": 0}','','',0,0,NULL,'');
INSERT INTO "due" VALUES(32,1,4,7,1,'report','phong-chong-dich-covid-19@2022-02-18','received',1,1,'2022-02-18','2022-02-18 10:00:00.000000','2022-02-18 17:00:00.000000','["\u0110\u00f4n \u0110\u1ed1c, k\u1ebft lu\u1eadn mu\u1ed9n: \u0111\u1ebfn h\u1ebft ng\u00e0y n\u00eau trong v\u0103n b\u1ea3n v\u1eabn t\u00ednh l\u00e0 \u0111\u00fang h\u1ea1n"]',0,'2022-02-16 02:30:00.000000','2022-02-21 01:00:00.000000',NULL,'{"day": "2022-02-18", "before": false, "time": null, "earlier": 0}','','',0,0,NULL,'');
INSERT INTO "due" VALUES(33,1,4,8,1,'report','phong-chong-dich-covid-19@2022-02-18','accepted',1,1,'2022-02-18','2022-02-18 10:00:00.000000','2022-02-18 17:00:00.000000','["\u0110\u00f4n \u0110\u1ed1c, k\u1ebft lu\u1eadn mu\u1ed9n: \u0111\u1ebfn h\u1ebft ng\u00e0y n\u00eau trong v\u0103n b\u1ea3n v\u1eabn t\u00ednh l\u00e0 \u0111\u00fang h\u1ea1n"]',0,'2022-02-16 02:30:00.000000','2022-02-18 01:00:00.000000',NULL,'{"day": "2022-02-18", "before": false, "time": null, "earlier": 0}','','',0,0,NULL,'');
INSERT INTO "due" VALUES(34,1,4,9,1,'report','phong-chong-dich-covid-19@2022-02-18','accepted',1,1,'2022-02-18','2022-02-18 10:00:00.000000','2022-02-18 17:00:00.000000','["\u0110\u00f4n \u0110\u1ed1c, k\u1ebft lu\u1eadn mu\u1ed9n: \u0111\u1ebfn h\u1ebft ng\u00e0y n\u00eau trong v\u0103n b\u1ea3n v\u1eabn t\u00ednh l\u00e0 \u0111\u00fang h\u1ea1n"]',0,'2022-02-16 02:30:00.000000','2022-02-17 01:00:00.000000',NULL,'{"day": "2022-02-18", "before": false, "time": null, "earlier": 0}','','',0,0,NULL,'');
INSERT INTO "due" VALUES(35,1,4,10,1,'report','phong-chong-dich-covid-19@2022-02-18','accepted',1,1,'2022-02-18','2022-02-18 10:00:00.000000','2022-02-18 17:00:00.000000','["\u0110\u00f4n \u0110\u1ed1c, k\u1ebft lu\u1eadn mu\u1ed9n: \u0111\u1ebfn h\u1ebft ng\u00e0y n\u00eau trong v\u0103n b\u1ea3n v\u1eabn t\u00ednh l\u00e0 \u0111\u00fang h\u1ea1n"]',0,'2022-02-16 02:30:00.000000','2022-02-18 01:00:00.000000',NULL,'{"day": "2022-02-18", "before": false, "time": null, "earlier": 0}','','',0,0,NULL,'');
INSERT INTO "due" VALUES(36,1,4,11,1,'report','phong-chong-dich-covid-19@2022-02-18','open',1,2,'2022-02-24','2022-02-24 10:00:00.000000','2022-02-24 17:00:00.000000','["\u0110\u00f4n \u0110\u1ed1c, k\u1ebft lu\u1eadn mu\u1ed9n: \u0111\u1ebfn h\u1ebft ng\u00e0y n\u00eau trong v\u0103n b\u1ea3n v\u1eabn t\u00ednh l\u00e0 \u0111\u00fang h\u1ea1n"]',1,'2022-02-16 02:30:00.000000','2022-02-21 01:00:00.000000','2022-02-23 01:00:00.000000','{"day": "2022-02-24", "before": false, "time": null, "earlier": 0}','','',0,0,NULL,'');
INSERT INTO "due" VALUES(37,1,4,12,1,'report','phong-chong-dich-covid-19@2022-02-18','open',1,1,'2022-02-18','2022-02-18 10:00:00.000000','2022-02-18 17:00:00.000000','["\u0110\u00f4n \u0110\u1ed1c, k\u1ebft lu\u1eadn mu\u1ed9n: \u0111\u1ebfn h\u1ebft ng\u00e0y n\u00eau trong v\u0103n b\u1ea3n v\u1eabn t\u00ednh l\u00e0 \u0111\u00fang h\u1ea1n"]',0,'2022-02-16 02:30:00.000000','2022-02-21 01:00:00.000000','2022-02-23 01:00:00.000000','{"day": "2022-02-18", "before": false, "time": null, "earlier": 0}','','',0,0,NULL,'');
INSERT INTO "due" VALUES(38,1,4,13,1,'report','phong-chong-dich-covid-19@2022-02-18','open',1,1,'2022-02-18','2022-02-18 10:00:00.000000','2022-02-18 17:00:00.000000','["\u0110\u00f4n \u0110\u1ed1c, k\u1ebft lu\u1eadn mu\u1ed9n: \u0111\u1ebfn h\u1ebft ng\u00e0y n\u00eau trong v\u0103n b\u1ea3n v\u1eabn t\u00ednh l\u00e0 \u0111\u00fang h\u1ea1n"]',0,'2022-02-16 02:30:00.000000','2022-02-21 01:00:00.000000','2022-02-23 01:00:00.000000','{"day": "2022-02-18", "before": false, "time": null, "earlier": 0}','','',0,0,NULL,'');
CREATE TABLE event (
	id INTEGER NOT NULL, 
	ledger VARCHAR(100) NOT NULL, 
	seq INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	actor VARCHAR NOT NULL, 
	what VARCHAR(60) NOT NULL, 
	due_id INTEGER, 
	message_id INTEGER, 
	old VARCHAR NOT NULL, 
	new VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	previous VARCHAR(64) NOT NULL, 
	hash VARCHAR(64) NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(ledger) REFERENCES ledger (name), 
	UNIQUE (ledger, seq)
);
INSERT INTO "event" VALUES(1,'office',1,'2022-01-24 01:30:00.000000','Đinh Văn Trường','directory.imported',NULL,NULL,'','18 cơ quan','','','147ae14aa25932dc03f5a691eb564b9f0d3e65a602688cbb529e45ac106bfc52');
INSERT INTO "event" VALUES(2,'123-stttt-ttbcxb-2022',1,'2022-01-24 01:30:00.000000','Đinh Văn Trường','campaign.approved',NULL,NULL,'','123/STTTT-TTBCXB','17:29e7205d9163','','4b7155670266dc0e11f7e42d4f4f2d46d7861a68415a963b8922926feffbe969');
INSERT INTO "event" VALUES(3,'123-stttt-ttbcxb-2022',2,'2022-01-24 02:00:00.000000','hệ thống','campaign.started',NULL,NULL,'approved','running','','4b7155670266dc0e11f7e42d4f4f2d46d7861a68415a963b8922926feffbe969','4339368c193fb9900059995db6cc5dcf50e4a5bcd0ba7fe06fcc079b14022dcc');
INSERT INTO "event" VALUES(4,'123-stttt-ttbcxb-2022',3,'2022-01-24 03:15:00.000000','Đinh Văn Trường','acknowledge.received',1,NULL,'','received','','4339368c193fb9900059995db6cc5dcf50e4a5bcd0ba7fe06fcc079b14022dcc','1c997e25c045812e0d5a0f71e8999363963ace5c6e468a8597120150ad766556');
INSERT INTO "event" VALUES(5,'123-stttt-ttbcxb-2022',4,'2022-01-24 03:15:00.000000','Đinh Văn Trường','acknowledge.received',2,NULL,'','received','','1c997e25c045812e0d5a0f71e8999363963ace5c6e468a8597120150ad766556','62ae7e971fd52ca12dc6e89549626481c26048ebbc70da89a6e865880e080a1d');
INSERT INTO "event" VALUES(6,'123-stttt-ttbcxb-2022',5,'2022-01-24 03:15:00.000000','Đinh Văn Trường','acknowledge.received',9,NULL,'','received','','62ae7e971fd52ca12dc6e89549626481c26048ebbc70da89a6e865880e080a1d','f7d882ba41e9341e9c5fa92c67a5cc07435d5a99ac08bdd9b13fceaace834c3b');
INSERT INTO "event" VALUES(7,'123-stttt-ttbcxb-2022',6,'2022-01-24 03:15:00.000000','Đinh Văn Trường','acknowledge.received',5,NULL,'','received','','f7d882ba41e9341e9c5fa92c67a5cc07435d5a99ac08bdd9b13fceaace834c3b','7026a8df2e0fab2fc64367f4e1184a8cd14cec0abaa26692d1351c8ac8c5a00d');
INSERT INTO "event" VALUES(8,'123-stttt-ttbcxb-2022',7,'2022-01-24 07:40:00.000000','Đinh Văn Trường','acknowledge.received',3,NULL,'','received','','7026a8df2e0fab2fc64367f4e1184a8cd14cec0abaa26692d1351c8ac8c5a00d','d4f8643127e1fe89c9ae369ee845888d2c45196f27b56fa9f1a2b1e187ffa19b');
INSERT INTO "event" VALUES(9,'123-stttt-ttbcxb-2022',8,'2022-01-24 07:40:00.000000','Đinh Văn Trường','acknowledge.received',6,NULL,'','received','','d4f8643127e1fe89c9ae369ee845888d2c45196f27b56fa9f1a2b1e187ffa19b','7f174eea85d7b94b32e88903ea4132a77b34e97296d4dad587adeffb49a5e99c');
INSERT INTO "event" VALUES(10,'123-stttt-ttbcxb-2022',9,'2022-01-24 07:40:00.000000','Đinh Văn Trường','acknowledge.received',8,NULL,'','received','','7f174eea85d7b94b32e88903ea4132a77b34e97296d4dad587adeffb49a5e99c','b647f5f73e12e1152eab1d6a94f2c906522f27506325a80068b9a31aabfe3912');
INSERT INTO "event" VALUES(11,'123-stttt-ttbcxb-2022',10,'2022-01-24 07:40:00.000000','Đinh Văn Trường','acknowledge.received',10,NULL,'','received','','b647f5f73e12e1152eab1d6a94f2c906522f27506325a80068b9a31aabfe3912','4b9a1629f22cbf66146bdd0f2f12a3c0b300e17e199be441d826058cf4e12dc9');
INSERT INTO "event" VALUES(12,'123-stttt-ttbcxb-2022',11,'2022-01-25 02:05:00.000000','Đinh Văn Trường','acknowledge.received',12,NULL,'','received','Trưởng phòng xác nhận qua điện thoại','4b9a1629f22cbf66146bdd0f2f12a3c0b300e17e199be441d826058cf4e12dc9','2dc7e02e476e4d3c1a3080f71f0f9837af921bccad9685914bcaa26b8d5aaa71');
INSERT INTO "event" VALUES(13,'123-stttt-ttbcxb-2022',12,'2022-01-25 02:05:00.000000','Đinh Văn Trường','acknowledge.received',11,NULL,'','received','Trưởng phòng xác nhận qua điện thoại','2dc7e02e476e4d3c1a3080f71f0f9837af921bccad9685914bcaa26b8d5aaa71','bb98a8822cd0c044b985dd53b1db8af53c043971776e2b5b6fd51625eb3e1eae');
INSERT INTO "event" VALUES(14,'123-stttt-ttbcxb-2022',13,'2022-01-25 02:05:00.000000','Đinh Văn Trường','acknowledge.received',13,NULL,'','received','Trưởng phòng xác nhận qua điện thoại','bb98a8822cd0c044b985dd53b1db8af53c043971776e2b5b6fd51625eb3e1eae','28d39fd8e8203566e81caed09d5a721d3cb703fb1f83273e3d36d665e4c7ad00');
INSERT INTO "event" VALUES(15,'123-stttt-ttbcxb-2022',14,'2022-01-25 08:20:00.000000','Đinh Văn Trường','publish.received',14,NULL,'','received','Đã đăng tại mục Văn bản chỉ đạo điều hành','28d39fd8e8203566e81caed09d5a721d3cb703fb1f83273e3d36d665e4c7ad00','312ce9492cb2f400d732ae14aee66cb251982136d2cc0faa7893bd259d1fef40');
INSERT INTO "event" VALUES(16,'123-stttt-ttbcxb-2022',15,'2022-01-26 01:00:00.000000','hệ thống','due.acknowledge_chase',4,NULL,'','chase.1','','312ce9492cb2f400d732ae14aee66cb251982136d2cc0faa7893bd259d1fef40','8d15c8c25ed31236af780a42d1d4097c5a2c9c7b5aac03659e967fb2ae2f8ab8');
INSERT INTO "event" VALUES(17,'123-stttt-ttbcxb-2022',16,'2022-01-26 01:00:00.000000','hệ thống','due.acknowledge_chase',7,NULL,'','chase.1','','8d15c8c25ed31236af780a42d1d4097c5a2c9c7b5aac03659e967fb2ae2f8ab8','7687bbe02f61f9eb145ad0993c2e56b3d5e23af676f907d1bf63d3f3631cdbe7');
INSERT INTO "event" VALUES(18,'123-stttt-ttbcxb-2022',17,'2022-01-26 08:00:00.000000','Đinh Văn Trường','acknowledge.received',7,NULL,'','received','','7687bbe02f61f9eb145ad0993c2e56b3d5e23af676f907d1bf63d3f3631cdbe7','01e6785140bff347ab58d999fa63c8f29a04cad57b6e03bd294246978c9201dd');
INSERT INTO "event" VALUES(19,'123-stttt-ttbcxb-2022',18,'2022-01-27 01:00:00.000000','hệ thống','due.acknowledge_chase',4,NULL,'','chase.2','','01e6785140bff347ab58d999fa63c8f29a04cad57b6e03bd294246978c9201dd','f8f20bebcaaaab2475bf66210167e60f656448f19af91313e07d8dc7997fe6fb');
INSERT INTO "event" VALUES(20,'123-stttt-ttbcxb-2022',19,'2022-01-27 03:20:00.000000','Đinh Văn Trường','acknowledge.received',4,NULL,'','received','Bà Đinh Thị Tâm, Trưởng phòng: hộp thư hỏng, đã nhận lại văn bản','f8f20bebcaaaab2475bf66210167e60f656448f19af91313e07d8dc7997fe6fb','a3e30735b4a5da733b8fe4e113bf7d5507f40c3eec5c7e024a9d5f83641d0b74');
INSERT INTO "event" VALUES(21,'123-stttt-ttbcxb-2022',20,'2022-01-28 09:00:00.000000','Đinh Văn Trường','cascade.received',21,NULL,'','received','Đã giao Trung tâm VH,TT&TT và đài truyền thanh các xã','a3e30735b4a5da733b8fe4e113bf7d5507f40c3eec5c7e024a9d5f83641d0b74','ff4ec8d7796a4fa3cd536504f575d3144799fc955f0e46f1de888883cc0eb5c8');
INSERT INTO "event" VALUES(22,'123-stttt-ttbcxb-2022',21,'2022-01-28 09:00:00.000000','Đinh Văn Trường','cascade.received',15,NULL,'','received','Đã giao Trung tâm VH,TT&TT và đài truyền thanh các xã','ff4ec8d7796a4fa3cd536504f575d3144799fc955f0e46f1de888883cc0eb5c8','f65d423595b7897cfce7a2a28a2bd255be1d29b846de36052b8098a61819ff34');
INSERT INTO "event" VALUES(23,'123-stttt-ttbcxb-2022',22,'2022-01-28 09:00:00.000000','Đinh Văn Trường','cascade.received',17,NULL,'','received','Đã giao Trung tâm VH,TT&TT và đài truyền thanh các xã','f65d423595b7897cfce7a2a28a2bd255be1d29b846de36052b8098a61819ff34','f863a30a2d205f9a522a7c70250792ea67308aeea75e7484541a6784f99e60c6');
INSERT INTO "event" VALUES(24,'123-stttt-ttbcxb-2022',23,'2022-01-28 09:00:00.000000','Đinh Văn Trường','cascade.received',18,NULL,'','received','Đã giao Trung tâm VH,TT&TT và đài truyền thanh các xã','f863a30a2d205f9a522a7c70250792ea67308aeea75e7484541a6784f99e60c6','bda8fef33fb10c797d1422ed4cd298a78f93e5ff7b454efaa6aadc7d97d571a0');
INSERT INTO "event" VALUES(25,'123-stttt-ttbcxb-2022',24,'2022-01-28 09:00:00.000000','Đinh Văn Trường','cascade.received',20,NULL,'','received','Đã giao Trung tâm VH,TT&TT và đài truyền thanh các xã','bda8fef33fb10c797d1422ed4cd298a78f93e5ff7b454efaa6aadc7d97d571a0','10a7b3b76b1175c91c4d1c081483bc7b0e77b083b9032bedce6cb20e071e7c4d');
INSERT INTO "event" VALUES(26,'123-stttt-ttbcxb-2022',25,'2022-01-28 09:00:00.000000','Đinh Văn Trường','cascade.received',22,NULL,'','received','Đã giao Trung tâm VH,TT&TT và đài truyền thanh các xã','10a7b3b76b1175c91c4d1c081483bc7b0e77b083b9032bedce6cb20e071e7c4d','64c5187fbc0568a42184aabdfe7d65ebc998351698fc5425a691db70eaf523e9');
INSERT INTO "event" VALUES(27,'123-stttt-ttbcxb-2022',26,'2022-02-08 02:30:00.000000','Đinh Văn Trường','cascade.received',16,NULL,'','received','Đã giao Trung tâm VH,TT&TT và đài truyền thanh các xã','64c5187fbc0568a42184aabdfe7d65ebc998351698fc5425a691db70eaf523e9','6ecc72ed14e163e1bf87a55fd65c7b8ab6f5081a124c45722e73fe12692d9625');
INSERT INTO "event" VALUES(28,'123-stttt-ttbcxb-2022',27,'2022-02-08 02:30:00.000000','Đinh Văn Trường','cascade.received',19,NULL,'','received','Đã giao Trung tâm VH,TT&TT và đài truyền thanh các xã','6ecc72ed14e163e1bf87a55fd65c7b8ab6f5081a124c45722e73fe12692d9625','69c34b80ff8a18a168840033ed25208d9bf7366a46cfd4ca8269f44ba1d9e5d7');
INSERT INTO "event" VALUES(29,'123-stttt-ttbcxb-2022',28,'2022-02-08 02:30:00.000000','Đinh Văn Trường','cascade.received',23,NULL,'','received','Đã giao Trung tâm VH,TT&TT và đài truyền thanh các xã','69c34b80ff8a18a168840033ed25208d9bf7366a46cfd4ca8269f44ba1d9e5d7','cb1e82d5101a6b0f870f3c33a51299f976841abc69331a72020569a8e37412f6');
INSERT INTO "event" VALUES(30,'123-stttt-ttbcxb-2022',29,'2022-02-08 02:30:00.000000','Đinh Văn Trường','cascade.received',24,NULL,'','received','Đã giao Trung tâm VH,TT&TT và đài truyền thanh các xã','cb1e82d5101a6b0f870f3c33a51299f976841abc69331a72020569a8e37412f6','7d63f1a18d5ea9b5338cd23b5baa991b9e4570edfe2f195d00efb59cb6b5ee5d');
INSERT INTO "event" VALUES(31,'123-stttt-ttbcxb-2022',30,'2022-02-10 01:00:00.000000','hệ thống','window.closing',NULL,NULL,'','phong-chong-dich-covid-19','','7d63f1a18d5ea9b5338cd23b5baa991b9e4570edfe2f195d00efb59cb6b5ee5d','f4aa9e716fc724413a418185282e6e260f485cebf4cd8b467cd178680c2a7203');
INSERT INTO "event" VALUES(32,'123-stttt-ttbcxb-2022',31,'2022-02-16 01:00:00.000000','hệ thống','window.ended',NULL,NULL,'','phong-chong-dich-covid-19','','f4aa9e716fc724413a418185282e6e260f485cebf4cd8b467cd178680c2a7203','80781db7833acb54f800e8938b2118337f27d657f537222df524b037b19ab48a');
INSERT INTO "event" VALUES(33,'123-stttt-ttbcxb-2022',32,'2022-02-16 02:30:00.000000','Đinh Văn Trường','report.requested',NULL,NULL,'','18/02/2022','phòng, chống dịch COVID-19: 13 cơ quan','80781db7833acb54f800e8938b2118337f27d657f537222df524b037b19ab48a','3457e3826f6f8a22b4a3c32819f1aa2306fe910d5a4f9e4b49fd5c63e95ae899');
INSERT INTO "event" VALUES(34,'123-stttt-ttbcxb-2022',33,'2022-02-16 09:10:00.000000','Đinh Văn Trường','report.received',26,NULL,'','received','06 tin, bài; 01 chuyên trang Tết an toàn · Tin, bài: 6 tin; Bài đăng mạng xã hội: 4 bài','3457e3826f6f8a22b4a3c32819f1aa2306fe910d5a4f9e4b49fd5c63e95ae899','a034233f3e0f28e471f39ef6c9da7651fdb990e71e917f5ff6a2434d8ec6cf01');
INSERT INTO "event" VALUES(35,'123-stttt-ttbcxb-2022',34,'2022-02-17 01:00:00.000000','hệ thống','due.reminder',27,NULL,'','reminder.1','','a034233f3e0f28e471f39ef6c9da7651fdb990e71e917f5ff6a2434d8ec6cf01','d087188013d4895cdc5d2b03b983a999939c89c0c3b7dab233b52b95d14081f6');
INSERT INTO "event" VALUES(36,'123-stttt-ttbcxb-2022',35,'2022-02-17 01:00:00.000000','hệ thống','due.reminder',28,NULL,'','reminder.1','','d087188013d4895cdc5d2b03b983a999939c89c0c3b7dab233b52b95d14081f6','e3e7eeddb54878c3667f0b71efde5f4ee12fb20a19010f9be61aa3a79c62f48f');
INSERT INTO "event" VALUES(37,'123-stttt-ttbcxb-2022',36,'2022-02-17 01:00:00.000000','hệ thống','due.reminder',29,NULL,'','reminder.1','','e3e7eeddb54878c3667f0b71efde5f4ee12fb20a19010f9be61aa3a79c62f48f','011f5b67d57ce8e08eb9eed714675914ea70271af6bb3ea32d7a1331ece909f3');
INSERT INTO "event" VALUES(38,'123-stttt-ttbcxb-2022',37,'2022-02-17 01:00:00.000000','hệ thống','due.reminder',30,NULL,'','reminder.1','','011f5b67d57ce8e08eb9eed714675914ea70271af6bb3ea32d7a1331ece909f3','943f91f4e03e9c2585211e3bfc46a8db2c9f729c637038ffb2f11a26226ddf7d');
INSERT INTO "event" VALUES(39,'123-stttt-ttbcxb-2022',38,'2022-02-17 01:00:00.000000','hệ thống','due.reminder',31,NULL,'','reminder.1','','943f91f4e03e9c2585211e3bfc46a8db2c9f729c637038ffb2f11a26226ddf7d','792aa466f5e0f2e77ae5e502b09c8a001ee93eb3fd2eb34c715e63008adb3237');
INSERT INTO "event" VALUES(40,'123-stttt-ttbcxb-2022',39,'2022-02-17 01:00:00.000000','hệ thống','due.reminder',32,NULL,'','reminder.1','','792aa466f5e0f2e77ae5e502b09c8a001ee93eb3fd2eb34c715e63008adb3237','6e5c5d387124561e41a5043e86397bbfab0ba9233a11f10fc397b7860387be01');
INSERT INTO "event" VALUES(41,'123-stttt-ttbcxb-2022',40,'2022-02-17 01:00:00.000000','hệ thống','due.reminder',33,NULL,'','reminder.1','','6e5c5d387124561e41a5043e86397bbfab0ba9233a11f10fc397b7860387be01','6b4e21b08610f7c7d0527c95b28a88d2eec0678286c69ea06aa433be342c0391');
INSERT INTO "event" VALUES(42,'123-stttt-ttbcxb-2022',41,'2022-02-17 01:00:00.000000','hệ thống','due.reminder',34,NULL,'','reminder.1','','6b4e21b08610f7c7d0527c95b28a88d2eec0678286c69ea06aa433be342c0391','e5b48316a74b3ef20dbee696fd9b9778b968f208db0c82c18302c152bd8e4414');
INSERT INTO "event" VALUES(43,'123-stttt-ttbcxb-2022',42,'2022-02-17 01:00:00.000000','hệ thống','due.reminder',35,NULL,'','reminder.1','','e5b48316a74b3ef20dbee696fd9b9778b968f208db0c82c18302c152bd8e4414','cfbc51b3a8d78fd026e0a1c9e4024c2406c0550aafb6c489af114ee99979b884');
INSERT INTO "event" VALUES(44,'123-stttt-ttbcxb-2022',43,'2022-02-17 01:00:00.000000','hệ thống','due.reminder',36,NULL,'','reminder.1','','cfbc51b3a8d78fd026e0a1c9e4024c2406c0550aafb6c489af114ee99979b884','e80884f4130dd2a3395df64431eb36b7e75d0546b4d369c61c14437f2a26b148');
INSERT INTO "event" VALUES(45,'123-stttt-ttbcxb-2022',44,'2022-02-17 01:00:00.000000','hệ thống','due.reminder',37,NULL,'','reminder.1','','e80884f4130dd2a3395df64431eb36b7e75d0546b4d369c61c14437f2a26b148','5f0b3c4c582d7a2808a1ab235f39b361245dbfd2516d6eff49fa7d402657e616');
INSERT INTO "event" VALUES(46,'123-stttt-ttbcxb-2022',45,'2022-02-17 01:00:00.000000','hệ thống','due.reminder',38,NULL,'','reminder.1','','5f0b3c4c582d7a2808a1ab235f39b361245dbfd2516d6eff49fa7d402657e616','2513b688e49240cf8a7c2f7c1a9ceade494a9a8610a519e86c18411686b1706c');
INSERT INTO "event" VALUES(47,'123-stttt-ttbcxb-2022',46,'2022-02-17 02:45:00.000000','Đinh Văn Trường','report.received',27,NULL,'','received','Đã phát sóng chương trình phòng, chống dịch','2513b688e49240cf8a7c2f7c1a9ceade494a9a8610a519e86c18411686b1706c','1a855288e8163eb03424cef75464309894e69182218508ad3ff5bc5b0b7b0bd2');
INSERT INTO "event" VALUES(48,'123-stttt-ttbcxb-2022',47,'2022-02-17 03:30:00.000000','Đinh Văn Trường','report.received',34,NULL,'','received','02 lượt xe tuyên truyền lưu động; 24 lượt phát thanh · Tin, bài: 3 tin; Bài đăng mạng xã hội: 9 bài; Lượt phát loa: 24 lượt','1a855288e8163eb03424cef75464309894e69182218508ad3ff5bc5b0b7b0bd2','d6a4f22d34de31312c3ca2a340f161bd1eb7bcb4867d6258beb589ff46891b4f');
INSERT INTO "event" VALUES(49,'123-stttt-ttbcxb-2022',48,'2022-02-17 08:00:00.000000','Đinh Văn Trường','extension.granted',36,NULL,'18/02/2022','24/02/2022','đang tổng hợp số liệu của các xã vùng sâu theo đề nghị ngày 17/02/2022','d6a4f22d34de31312c3ca2a340f161bd1eb7bcb4867d6258beb589ff46891b4f','c49d53aa27ff3185ede14c3a10669a813930414fff5c49701c892f04528782e6');
INSERT INTO "event" VALUES(50,'123-stttt-ttbcxb-2022',49,'2022-02-17 09:20:00.000000','Đinh Văn Trường','report.received',28,NULL,'','received','18 lượt phát thanh; 05 băng rôn · Tin, bài: 0 tin; Lượt phát loa: 18 lượt','c49d53aa27ff3185ede14c3a10669a813930414fff5c49701c892f04528782e6','3fd52ae50c9f528a0751e7b2dbd323f87cae3f5b40a430c0f323eea97b91a6ac');
INSERT INTO "event" VALUES(51,'123-stttt-ttbcxb-2022',50,'2022-02-18 01:00:00.000000','hệ thống','due.due_today',29,NULL,'','due_today','','3fd52ae50c9f528a0751e7b2dbd323f87cae3f5b40a430c0f323eea97b91a6ac','361e87e024758af28b35b07dcdc1ab1fe2eb6dc370224bbb677f37e6ced597eb');
INSERT INTO "event" VALUES(52,'123-stttt-ttbcxb-2022',51,'2022-02-18 01:00:00.000000','hệ thống','due.due_today',30,NULL,'','due_today','','361e87e024758af28b35b07dcdc1ab1fe2eb6dc370224bbb677f37e6ced597eb','a80a7c82f4aa238c249ad18a6957a46a16336702c5d160d4d5fd5263e59f2b16');
INSERT INTO "event" VALUES(53,'123-stttt-ttbcxb-2022',52,'2022-02-18 01:00:00.000000','hệ thống','due.due_today',31,NULL,'','due_today','','a80a7c82f4aa238c249ad18a6957a46a16336702c5d160d4d5fd5263e59f2b16','9ede7eb374c25d7b7d237367119209a270a9d6cdc205399c7ad8dd7d582910d1');
INSERT INTO "event" VALUES(54,'123-stttt-ttbcxb-2022',53,'2022-02-18 01:00:00.000000','hệ thống','due.due_today',32,NULL,'','due_today','','9ede7eb374c25d7b7d237367119209a270a9d6cdc205399c7ad8dd7d582910d1','050bddfe6f6b9bc35ece0ed609b60bcbd28832240959e06b804350b70e6631bc');
INSERT INTO "event" VALUES(55,'123-stttt-ttbcxb-2022',54,'2022-02-18 01:00:00.000000','hệ thống','due.due_today',33,NULL,'','due_today','','050bddfe6f6b9bc35ece0ed609b60bcbd28832240959e06b804350b70e6631bc','95f38e203f6fdf87b81e35cfbce9af98d197411ec5a50e9f1e9c0b285580d3c2');
INSERT INTO "event" VALUES(56,'123-stttt-ttbcxb-2022',55,'2022-02-18 01:00:00.000000','hệ thống','due.due_today',35,NULL,'','due_today','','95f38e203f6fdf87b81e35cfbce9af98d197411ec5a50e9f1e9c0b285580d3c2','aae17d5316744b4fc0f43b0132619e0c9ab5cac02b202297ef051e7f03d67dc2');
INSERT INTO "event" VALUES(57,'123-stttt-ttbcxb-2022',56,'2022-02-18 01:00:00.000000','hệ thống','due.due_today',37,NULL,'','due_today','','aae17d5316744b4fc0f43b0132619e0c9ab5cac02b202297ef051e7f03d67dc2','c721885b91165ffd729f2c88ea1e8270c65e8f93c1875d7e9664aec2d69abe5e');
INSERT INTO "event" VALUES(58,'123-stttt-ttbcxb-2022',57,'2022-02-18 01:00:00.000000','hệ thống','due.due_today',38,NULL,'','due_today','','c721885b91165ffd729f2c88ea1e8270c65e8f93c1875d7e9664aec2d69abe5e','ccfb2a9794f7fb055e71db6163cb108fb5c40c2583d2004c42c8369186ae0660');
INSERT INTO "event" VALUES(59,'123-stttt-ttbcxb-2022',58,'2022-02-18 02:10:00.000000','Đinh Văn Trường','report.received',30,NULL,'','received','báo cáo không có nội dung','ccfb2a9794f7fb055e71db6163cb108fb5c40c2583d2004c42c8369186ae0660','23630e3543107391c39fbe81a69387cf28ee1eafa55057c721bd324732d3d575');
INSERT INTO "event" VALUES(60,'123-stttt-ttbcxb-2022',59,'2022-02-18 07:30:00.000000','Đinh Văn Trường','report.received',31,NULL,'','received','Báo cáo kết quả tuyên truyền đợt Tết Nhâm Dần · Tin, bài: 2 tin; Bài đăng mạng xã hội: 5 bài; Lượt phát loa: 40 lượt','23630e3543107391c39fbe81a69387cf28ee1eafa55057c721bd324732d3d575','01b712037ac30e2b0570605ad0107c87425dbe9f42da09ea59e02fde51aec5c1');
INSERT INTO "event" VALUES(61,'123-stttt-ttbcxb-2022',60,'2022-02-18 07:50:00.000000','Đinh Văn Trường','report.received',33,NULL,'','received','Báo cáo kết quả tuyên truyền đợt Tết Nhâm Dần · Tin, bài: 1 tin; Bài đăng mạng xã hội: 3 bài; Lượt phát loa: 36 lượt','01b712037ac30e2b0570605ad0107c87425dbe9f42da09ea59e02fde51aec5c1','1e42dce3c86468ac45ea6f467028b57a64577c04c6459cdca243d2e1cbd3e3ac');
INSERT INTO "event" VALUES(62,'123-stttt-ttbcxb-2022',61,'2022-02-18 09:45:00.000000','Đinh Văn Trường','report.received',35,NULL,'','received','Báo cáo bản giấy, văn thư nhận · Tin, bài: 2 tin; Lượt phát loa: 30 lượt','1e42dce3c86468ac45ea6f467028b57a64577c04c6459cdca243d2e1cbd3e3ac','61d6385e89aa97a8d9c044e569c8564f570fc93cfaf47b379500917a36cee5f6');
INSERT INTO "event" VALUES(63,'123-stttt-ttbcxb-2022',62,'2022-02-18 09:50:00.000000','Đinh Văn Trường','report.accepted',26,NULL,'received','accepted','','61d6385e89aa97a8d9c044e569c8564f570fc93cfaf47b379500917a36cee5f6','405e2432800aff24ae5256c2f88f057c9e9bc0761b858481bcb08ed51bb54d25');
INSERT INTO "event" VALUES(64,'123-stttt-ttbcxb-2022',63,'2022-02-18 09:50:00.000000','Đinh Văn Trường','report.accepted',34,NULL,'received','accepted','','405e2432800aff24ae5256c2f88f057c9e9bc0761b858481bcb08ed51bb54d25','0a7f140be358673ffcb920a9db3d93075ccb2df8a804c2205ea385ab05fd5da6');
INSERT INTO "event" VALUES(65,'123-stttt-ttbcxb-2022',64,'2022-02-18 09:50:00.000000','Đinh Văn Trường','report.accepted',28,NULL,'received','accepted','','0a7f140be358673ffcb920a9db3d93075ccb2df8a804c2205ea385ab05fd5da6','fc97a499e58c48e019f450333408e0719183b18d1aeba7faeb2e2155a7cebed3');
INSERT INTO "event" VALUES(66,'123-stttt-ttbcxb-2022',65,'2022-02-18 09:50:00.000000','Đinh Văn Trường','report.accepted',30,NULL,'received','accepted','','fc97a499e58c48e019f450333408e0719183b18d1aeba7faeb2e2155a7cebed3','3e616b021f04809a15ca993e5b02f9fb55ea05e44d77201d3bfa19c146e4c217');
INSERT INTO "event" VALUES(67,'123-stttt-ttbcxb-2022',66,'2022-02-18 09:50:00.000000','Đinh Văn Trường','report.accepted',31,NULL,'received','accepted','','3e616b021f04809a15ca993e5b02f9fb55ea05e44d77201d3bfa19c146e4c217','4ec99940100015749244a9e858cf9d6a8bf4f4b7dbcf4f0d597461a5d0769bd4');
INSERT INTO "event" VALUES(68,'123-stttt-ttbcxb-2022',67,'2022-02-18 09:50:00.000000','Đinh Văn Trường','report.accepted',33,NULL,'received','accepted','','4ec99940100015749244a9e858cf9d6a8bf4f4b7dbcf4f0d597461a5d0769bd4','7ceb44e90fbf3da9bc3dfe46faabd1f0e0f4f62386b9f324ff0f6a6db9e4ea33');
INSERT INTO "event" VALUES(69,'123-stttt-ttbcxb-2022',68,'2022-02-18 09:50:00.000000','Đinh Văn Trường','report.accepted',35,NULL,'received','accepted','','7ceb44e90fbf3da9bc3dfe46faabd1f0e0f4f62386b9f324ff0f6a6db9e4ea33','a67aa2d6d9428406d58dfbd9db4fe80f4242b5902a24e949b5b06221990e8ed2');
INSERT INTO "event" VALUES(70,'123-stttt-ttbcxb-2022',69,'2022-02-21 01:00:00.000000','hệ thống','due.chase',29,NULL,'','chase.1','','a67aa2d6d9428406d58dfbd9db4fe80f4242b5902a24e949b5b06221990e8ed2','cc5ccf94d1ac891de305e1f41aa36815d1b4a18107fcd0650fd8cb9364a50ce4');
INSERT INTO "event" VALUES(71,'123-stttt-ttbcxb-2022',70,'2022-02-21 01:00:00.000000','hệ thống','due.chase',32,NULL,'','chase.1','','cc5ccf94d1ac891de305e1f41aa36815d1b4a18107fcd0650fd8cb9364a50ce4','f3d286d3ef8fa427542d4c1cfb20a5dfd377b75fee760c70778ab21f2a75693f');
INSERT INTO "event" VALUES(72,'123-stttt-ttbcxb-2022',71,'2022-02-21 01:00:00.000000','hệ thống','due.reminder',36,NULL,'','reminder.3','','f3d286d3ef8fa427542d4c1cfb20a5dfd377b75fee760c70778ab21f2a75693f','e81b991a22881d69b1abe65883e549414aa7e69d7f540ab4403ce7dca9b9f3ba');
INSERT INTO "event" VALUES(73,'123-stttt-ttbcxb-2022',72,'2022-02-21 01:00:00.000000','hệ thống','due.chase',37,NULL,'','chase.1','','e81b991a22881d69b1abe65883e549414aa7e69d7f540ab4403ce7dca9b9f3ba','5f623b0c07b95c4e1da8f7163e557b71c02839049f0fc51b3b8bf7457d457ccb');
INSERT INTO "event" VALUES(74,'123-stttt-ttbcxb-2022',73,'2022-02-21 01:00:00.000000','hệ thống','due.chase',38,NULL,'','chase.1','','5f623b0c07b95c4e1da8f7163e557b71c02839049f0fc51b3b8bf7457d457ccb','58232a5fa8ec050330e43d68b08f9821ab5351f3ea5d4a2b62201a0851b37cd8');
INSERT INTO "event" VALUES(75,'123-stttt-ttbcxb-2022',74,'2022-02-21 02:00:00.000000','Đinh Văn Trường','report.returned',27,NULL,'received','23/02/2022','báo cáo thiếu số lượng tin, bài và thời lượng phát sóng','58232a5fa8ec050330e43d68b08f9821ab5351f3ea5d4a2b62201a0851b37cd8','005620603c344ff61bf64e0889809e63ffd3e0e1191ccf625aa4c21c6e16a96e');
INSERT INTO "event" VALUES(76,'123-stttt-ttbcxb-2022',75,'2022-02-21 08:30:00.000000','Đinh Văn Trường','report.received',32,NULL,'','received','12 lượt phát thanh; nộp chậm do cán bộ nghỉ ốm · Tin, bài: 0 tin; Lượt phát loa: 12 lượt','005620603c344ff61bf64e0889809e63ffd3e0e1191ccf625aa4c21c6e16a96e','27da8e7e146e4bb28a2052c7b96df551ed2025ed38062cd1cdae6a9fc2c85f0f');
CREATE TABLE groupmember (
	group_id INTEGER NOT NULL, 
	agency_id INTEGER NOT NULL, 
	PRIMARY KEY (group_id, agency_id), 
	FOREIGN KEY(agency_id) REFERENCES agency (id), 
	FOREIGN KEY(group_id) REFERENCES agencygroup (id)
);
INSERT INTO "groupmember" VALUES(1,4);
INSERT INTO "groupmember" VALUES(1,5);
INSERT INTO "groupmember" VALUES(1,6);
INSERT INTO "groupmember" VALUES(1,7);
INSERT INTO "groupmember" VALUES(1,8);
INSERT INTO "groupmember" VALUES(1,9);
INSERT INTO "groupmember" VALUES(1,10);
INSERT INTO "groupmember" VALUES(1,11);
INSERT INTO "groupmember" VALUES(1,12);
INSERT INTO "groupmember" VALUES(1,13);
INSERT INTO "groupmember" VALUES(1,14);
CREATE TABLE ledger (
	name VARCHAR(100) NOT NULL, 
	length INTEGER NOT NULL, 
	head VARCHAR(64) NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "ledger" VALUES('office',1,'147ae14aa25932dc03f5a691eb564b9f0d3e65a602688cbb529e45ac106bfc52');
INSERT INTO "ledger" VALUES('123-stttt-ttbcxb-2022',75,'27da8e7e146e4bb28a2052c7b96df551ed2025ed38062cd1cdae6a9fc2c85f0f');
CREATE TABLE link (
	id INTEGER NOT NULL, 
	recipient_id INTEGER NOT NULL, 
	contact_id INTEGER NOT NULL, 
	purpose VARCHAR(24) NOT NULL, 
	revision INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	revoked_at DATETIME, 
	used_at DATETIME, 
	PRIMARY KEY (id), 
	CONSTRAINT purpose CHECK (purpose IN ('letter', 'desk')), 
	CONSTRAINT link_counted_from_one CHECK (revision >= 1), 
	FOREIGN KEY(contact_id) REFERENCES contact (id), 
	FOREIGN KEY(recipient_id) REFERENCES recipient (id), 
	UNIQUE (recipient_id, contact_id, purpose)
);
CREATE TABLE mail (
	id INTEGER NOT NULL, 
	"key" VARCHAR(64) NOT NULL, 
	letter_id VARCHAR(998) NOT NULL, 
	sender VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	files JSON NOT NULL, 
	received_at DATETIME NOT NULL, 
	stored_at DATETIME NOT NULL, 
	state VARCHAR(24) NOT NULL, 
	reason VARCHAR NOT NULL, 
	due_id INTEGER, 
	message_id INTEGER, 
	settled_by VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT mailstate CHECK (state IN ('waiting', 'counted', 'noted', 'dismissed')), 
	FOREIGN KEY(due_id) REFERENCES due (id), 
	FOREIGN KEY(message_id) REFERENCES message (id), 
	UNIQUE ("key")
);
CREATE TABLE "message" (
	id INTEGER NOT NULL, 
	"key" VARCHAR(160) NOT NULL, 
	campaign_id INTEGER, 
	due_id INTEGER, 
	window_id INTEGER, 
	agency_id INTEGER NOT NULL, 
	contact_id INTEGER NOT NULL, 
	channel VARCHAR(24) NOT NULL, 
	kind VARCHAR(24) NOT NULL, 
	step VARCHAR(60) NOT NULL, 
	ordinal INTEGER NOT NULL, 
	revision INTEGER NOT NULL, 
	round INTEGER NOT NULL, 
	reason VARCHAR NOT NULL, 
	state VARCHAR(24) NOT NULL, 
	planned_at DATETIME NOT NULL, 
	send_after DATETIME NOT NULL, 
	claimed_at DATETIME, 
	claimed_by VARCHAR(64), 
	letter_id VARCHAR(160), 
	address VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	body VARCHAR NOT NULL, 
	attempts INTEGER NOT NULL, 
	first_tried_at DATETIME, 
	outcome_code INTEGER, 
	outcome VARCHAR NOT NULL, 
	sent_at DATETIME, 
	PRIMARY KEY (id), 
	CONSTRAINT sent_has_instant CHECK (state <> 'sent' OR sent_at IS NOT NULL), 
	CONSTRAINT claimed_has_letter CHECK (state NOT IN ('sending', 'unknown') OR letter_id IS NOT NULL), 
	CONSTRAINT messagestate CHECK (state IN ('planned', 'sending', 'sent', 'retry', 'refused', 'unknown', 'dead', 'cancelled', 'bounced')), 
	CONSTRAINT kind CHECK (kind IN ('dispatch', 'publish', 'acknowledge_chase', 'window_closing', 'request', 'reminder', 'due_today', 'chase', 'chase_deputy', 'chase_head', 'cascade_chase', 'escalation', 'receipt', 'returned', 'extension', 'closing', 'withdrawal', 'replacement', 'digest', 'weekly')), 
	CONSTRAINT digest_of_no_campaign CHECK ((campaign_id IS NULL) = (kind IN ('digest', 'weekly'))), 
	FOREIGN KEY(agency_id) REFERENCES agency (id), 
	FOREIGN KEY(window_id) REFERENCES window (id), 
	UNIQUE ("key"), 
	FOREIGN KEY(contact_id) REFERENCES contact (id), 
	FOREIGN KEY(due_id) REFERENCES due (id), 
	FOREIGN KEY(campaign_id) REFERENCES campaign (id)
);
INSERT INTO "message" VALUES(1,'1.d1.1.dispatch.a2.p4.mail',1,1,NULL,2,4,'mail','dispatch','dispatch',0,1,1,'','sent','2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000','vm:24754','9f6ede3445b567f4447c2ecb90db2f05@stttt.langson.example','toasoan@baolangson.example','[123/STTTT-TTBCXB] Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 24 tháng 01 năm 2022

Kính gửi: Báo Lạng Sơn
Người nhận: Phạm Thu Trang, Thư ký Tòa soạn

V/v tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo dục nghề
nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025

Sở Thông tin và Truyền thông tỉnh Lạng Sơn trân trọng gửi Công văn số
123/STTTT-TTBCXB ngày 24/01/2022 để quý cơ quan triển khai thực hiện.

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Kèm theo: Kế hoạch số 03/KH-TBTT ngày 21/01/2022; Kế hoạch số 09/KH-UBND
  ngày 14/01/2022; Hướng dẫn số 67 - HD/BTGTU ngày 19/01/2022

Nội dung đề nghị quý cơ quan thực hiện:

- Mục 1: Tuyên truyền phòng, chống dịch COVID-19
- Mục 2: Tuyên truyền thực hiện công tác giáo dục nghề nghiệp
- Mục 3: Tuyên truyền xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 -
  2025

Khung thời gian:

- Phòng, chống dịch COVID-19: từ ngày 21/01/2022 đến hết ngày 15/02/2022
- Giáo dục nghề nghiệp: từ ngày 14/01/2022 đến hết ngày 31/12/2022 (theo thời
  gian của chương trình, kế hoạch nêu trong văn bản)
- Xây dựng nông thôn mới tỉnh Lạng Sơn: từ ngày 01/01/2021 đến hết ngày
  31/12/2025 (theo thời gian của chương trình, kế hoạch nêu trong văn bản)

Đề nghị quý cơ quan xác nhận đã nhận văn bản trong ngày, chậm nhất 17 giờ 00,
thứ Ba, ngày 25/01/2022, bằng cách trả lời thư này hoặc gửi về Phòng Thông
tin - Báo chí - Xuất bản theo địa chỉ ttbcxb@stttt.langson.example, hoặc gọi
điện thoại số 0205.3812.345. Trường hợp văn bản gửi nhầm nơi nhận, đề nghị báo
lại ngay.

Kết quả thực hiện được báo cáo khi có yêu cầu; khi đó quý cơ quan sẽ nhận được
thư nêu rõ thời hạn.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-01-24 02:00:00.000000',NULL,'lưu tại new/9f6ede3445b567f4447c2ecb90db2f05.dondoc','2022-01-24 02:00:00.000000');
INSERT INTO "message" VALUES(2,'1.d2.1.dispatch.a3.p6.mail',1,2,NULL,3,6,'mail','dispatch','dispatch',0,1,1,'','sent','2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000','vm:24754','2f7e03e2df5b949680ed7e718a9a3b47@stttt.langson.example','thoisu@langsontv.example','[123/STTTT-TTBCXB] Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 24 tháng 01 năm 2022

Kính gửi: Đài Phát thanh và Truyền hình tỉnh Lạng Sơn
Người nhận: Ngô Văn Lâm, Trưởng phòng Thời sự

V/v tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo dục nghề
nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025

Sở Thông tin và Truyền thông tỉnh Lạng Sơn trân trọng gửi Công văn số
123/STTTT-TTBCXB ngày 24/01/2022 để quý cơ quan triển khai thực hiện.

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Kèm theo: Kế hoạch số 03/KH-TBTT ngày 21/01/2022; Kế hoạch số 09/KH-UBND
  ngày 14/01/2022; Hướng dẫn số 67 - HD/BTGTU ngày 19/01/2022

Nội dung đề nghị quý cơ quan thực hiện:

- Mục 1: Tuyên truyền phòng, chống dịch COVID-19
- Mục 2: Tuyên truyền thực hiện công tác giáo dục nghề nghiệp
- Mục 3: Tuyên truyền xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 -
  2025

Khung thời gian:

- Phòng, chống dịch COVID-19: từ ngày 21/01/2022 đến hết ngày 15/02/2022
- Giáo dục nghề nghiệp: từ ngày 14/01/2022 đến hết ngày 31/12/2022 (theo thời
  gian của chương trình, kế hoạch nêu trong văn bản)
- Xây dựng nông thôn mới tỉnh Lạng Sơn: từ ngày 01/01/2021 đến hết ngày
  31/12/2025 (theo thời gian của chương trình, kế hoạch nêu trong văn bản)

Đề nghị quý cơ quan xác nhận đã nhận văn bản trong ngày, chậm nhất 17 giờ 00,
thứ Ba, ngày 25/01/2022, bằng cách trả lời thư này hoặc gửi về Phòng Thông
tin - Báo chí - Xuất bản theo địa chỉ ttbcxb@stttt.langson.example, hoặc gọi
điện thoại số 0205.3812.345. Trường hợp văn bản gửi nhầm nơi nhận, đề nghị báo
lại ngay.

Kết quả thực hiện được báo cáo khi có yêu cầu; khi đó quý cơ quan sẽ nhận được
thư nêu rõ thời hạn.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-01-24 02:00:00.000000',NULL,'lưu tại new/2f7e03e2df5b949680ed7e718a9a3b47.dondoc','2022-01-24 02:00:00.000000');
INSERT INTO "message" VALUES(3,'1.d3.1.dispatch.a5.p10.mail',1,3,NULL,5,10,'mail','dispatch','dispatch',0,1,1,'','sent','2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000','vm:24754','5e461253199c2fa629d73f519181d13f@stttt.langson.example','vhtt@bacson.langson.example','[123/STTTT-TTBCXB] Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 24 tháng 01 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Bắc Sơn
Người nhận: Hoàng Văn Thái, Chuyên viên

V/v tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo dục nghề
nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025

Sở Thông tin và Truyền thông tỉnh Lạng Sơn trân trọng gửi Công văn số
123/STTTT-TTBCXB ngày 24/01/2022 để quý cơ quan triển khai thực hiện.

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Kèm theo: Kế hoạch số 03/KH-TBTT ngày 21/01/2022; Kế hoạch số 09/KH-UBND
  ngày 14/01/2022; Hướng dẫn số 67 - HD/BTGTU ngày 19/01/2022

Nội dung đề nghị quý cơ quan thực hiện:

- Mục 1: Tuyên truyền phòng, chống dịch COVID-19
- Mục 2: Tuyên truyền thực hiện công tác giáo dục nghề nghiệp
- Mục 3: Tuyên truyền xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 -
  2025
- Mục 4: Đề nghị Phòng Văn hóa và Thông tin các huyện, thành phố: đôn đốc,
  hướng dẫn Trung tâm Văn hóa, Thể thao và Truyền thông; Đài Truyền thanh cấp
  xã tuyên truyền nội dung nêu trên

Khung thời gian:

- Phòng, chống dịch COVID-19: từ ngày 21/01/2022 đến hết ngày 15/02/2022
- Giáo dục nghề nghiệp: từ ngày 14/01/2022 đến hết ngày 31/12/2022 (theo thời
  gian của chương trình, kế hoạch nêu trong văn bản)
- Xây dựng nông thôn mới tỉnh Lạng Sơn: từ ngày 01/01/2021 đến hết ngày
  31/12/2025 (theo thời gian của chương trình, kế hoạch nêu trong văn bản)

Đề nghị quý cơ quan xác nhận đã nhận văn bản trong ngày, chậm nhất 17 giờ 00,
thứ Ba, ngày 25/01/2022, bằng cách trả lời thư này hoặc gửi về Phòng Thông
tin - Báo chí - Xuất bản theo địa chỉ ttbcxb@stttt.langson.example, hoặc gọi
điện thoại số 0205.3812.345. Trường hợp văn bản gửi nhầm nơi nhận, đề nghị báo
lại ngay.

Kết quả thực hiện được báo cáo khi có yêu cầu; khi đó quý cơ quan sẽ nhận được
thư nêu rõ thời hạn.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-01-24 02:00:00.000000',NULL,'lưu tại new/5e461253199c2fa629d73f519181d13f.dondoc','2022-01-24 02:00:00.000000');
INSERT INTO "message" VALUES(4,'1.d4.1.dispatch.a6.p12.mail',1,4,NULL,6,12,'mail','dispatch','dispatch',0,1,1,'','sent','2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000','vm:24754','9140de42b3d6377593ed5fe3e3313259@stttt.langson.example','vhtt@binhgia.langson.example','[123/STTTT-TTBCXB] Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 24 tháng 01 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Bình Gia
Người nhận: Lý Thị Mai, Chuyên viên

V/v tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo dục nghề
nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025

Sở Thông tin và Truyền thông tỉnh Lạng Sơn trân trọng gửi Công văn số
123/STTTT-TTBCXB ngày 24/01/2022 để quý cơ quan triển khai thực hiện.

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Kèm theo: Kế hoạch số 03/KH-TBTT ngày 21/01/2022; Kế hoạch số 09/KH-UBND
  ngày 14/01/2022; Hướng dẫn số 67 - HD/BTGTU ngày 19/01/2022

Nội dung đề nghị quý cơ quan thực hiện:

- Mục 1: Tuyên truyền phòng, chống dịch COVID-19
- Mục 2: Tuyên truyền thực hiện công tác giáo dục nghề nghiệp
- Mục 3: Tuyên truyền xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 -
  2025
- Mục 4: Đề nghị Phòng Văn hóa và Thông tin các huyện, thành phố: đôn đốc,
  hướng dẫn Trung tâm Văn hóa, Thể thao và Truyền thông; Đài Truyền thanh cấp
  xã tuyên truyền nội dung nêu trên

Khung thời gian:

- Phòng, chống dịch COVID-19: từ ngày 21/01/2022 đến hết ngày 15/02/2022
- Giáo dục nghề nghiệp: từ ngày 14/01/2022 đến hết ngày 31/12/2022 (theo thời
  gian của chương trình, kế hoạch nêu trong văn bản)
- Xây dựng nông thôn mới tỉnh Lạng Sơn: từ ngày 01/01/2021 đến hết ngày
  31/12/2025 (theo thời gian của chương trình, kế hoạch nêu trong văn bản)

Đề nghị quý cơ quan xác nhận đã nhận văn bản trong ngày, chậm nhất 17 giờ 00,
thứ Ba, ngày 25/01/2022, bằng cách trả lời thư này hoặc gửi về Phòng Thông
tin - Báo chí - Xuất bản theo địa chỉ ttbcxb@stttt.langson.example, hoặc gọi
điện thoại số 0205.3812.345. Trường hợp văn bản gửi nhầm nơi nhận, đề nghị báo
lại ngay.

Kết quả thực hiện được báo cáo khi có yêu cầu; khi đó quý cơ quan sẽ nhận được
thư nêu rõ thời hạn.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-01-24 02:00:00.000000',NULL,'lưu tại new/9140de42b3d6377593ed5fe3e3313259.dondoc','2022-01-24 02:00:00.000000');
INSERT INTO "message" VALUES(5,'1.d5.1.dispatch.a7.p14.mail',1,5,NULL,7,14,'mail','dispatch','dispatch',0,1,1,'','sent','2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000','vm:24754','319b71097f55bdb62b6f2eb0cc45f952@stttt.langson.example','vhtt@caoloc.langson.example','[123/STTTT-TTBCXB] Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 24 tháng 01 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Cao Lộc
Người nhận: Vi Văn Tuấn, Chuyên viên

V/v tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo dục nghề
nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025

Sở Thông tin và Truyền thông tỉnh Lạng Sơn trân trọng gửi Công văn số
123/STTTT-TTBCXB ngày 24/01/2022 để quý cơ quan triển khai thực hiện.

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Kèm theo: Kế hoạch số 03/KH-TBTT ngày 21/01/2022; Kế hoạch số 09/KH-UBND
  ngày 14/01/2022; Hướng dẫn số 67 - HD/BTGTU ngày 19/01/2022

Nội dung đề nghị quý cơ quan thực hiện:

- Mục 1: Tuyên truyền phòng, chống dịch COVID-19
- Mục 2: Tuyên truyền thực hiện công tác giáo dục nghề nghiệp
- Mục 3: Tuyên truyền xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 -
  2025
- Mục 4: Đề nghị Phòng Văn hóa và Thông tin các huyện, thành phố: đôn đốc,
  hướng dẫn Trung tâm Văn hóa, Thể thao và Truyền thông; Đài Truyền thanh cấp
  xã tuyên truyền nội dung nêu trên

Khung thời gian:

- Phòng, chống dịch COVID-19: từ ngày 21/01/2022 đến hết ngày 15/02/2022
- Giáo dục nghề nghiệp: từ ngày 14/01/2022 đến hết ngày 31/12/2022 (theo thời
  gian của chương trình, kế hoạch nêu trong văn bản)
- Xây dựng nông thôn mới tỉnh Lạng Sơn: từ ngày 01/01/2021 đến hết ngày
  31/12/2025 (theo thời gian của chương trình, kế hoạch nêu trong văn bản)

Đề nghị quý cơ quan xác nhận đã nhận văn bản trong ngày, chậm nhất 17 giờ 00,
thứ Ba, ngày 25/01/2022, bằng cách trả lời thư này hoặc gửi về Phòng Thông
tin - Báo chí - Xuất bản theo địa chỉ ttbcxb@stttt.langson.example, hoặc gọi
điện thoại số 0205.3812.345. Trường hợp văn bản gửi nhầm nơi nhận, đề nghị báo
lại ngay.

Kết quả thực hiện được báo cáo khi có yêu cầu; khi đó quý cơ quan sẽ nhận được
thư nêu rõ thời hạn.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-01-24 02:00:00.000000',NULL,'lưu tại new/319b71097f55bdb62b6f2eb0cc45f952.dondoc','2022-01-24 02:00:00.000000');
INSERT INTO "message" VALUES(6,'1.d6.1.dispatch.a8.p16.mail',1,6,NULL,8,16,'mail','dispatch','dispatch',0,1,1,'','sent','2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000','vm:24754','5200e452ff3104b2af2991f94c714a1d@stttt.langson.example','vhtt@chilang.langson.example','[123/STTTT-TTBCXB] Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 24 tháng 01 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Chi Lăng
Người nhận: Nông Thị Hương, Chuyên viên

V/v tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo dục nghề
nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025

Sở Thông tin và Truyền thông tỉnh Lạng Sơn trân trọng gửi Công văn số
123/STTTT-TTBCXB ngày 24/01/2022 để quý cơ quan triển khai thực hiện.

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Kèm theo: Kế hoạch số 03/KH-TBTT ngày 21/01/2022; Kế hoạch số 09/KH-UBND
  ngày 14/01/2022; Hướng dẫn số 67 - HD/BTGTU ngày 19/01/2022

Nội dung đề nghị quý cơ quan thực hiện:

- Mục 1: Tuyên truyền phòng, chống dịch COVID-19
- Mục 2: Tuyên truyền thực hiện công tác giáo dục nghề nghiệp
- Mục 3: Tuyên truyền xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 -
  2025
- Mục 4: Đề nghị Phòng Văn hóa và Thông tin các huyện, thành phố: đôn đốc,
  hướng dẫn Trung tâm Văn hóa, Thể thao và Truyền thông; Đài Truyền thanh cấp
  xã tuyên truyền nội dung nêu trên

Khung thời gian:

- Phòng, chống dịch COVID-19: từ ngày 21/01/2022 đến hết ngày 15/02/2022
- Giáo dục nghề nghiệp: từ ngày 14/01/2022 đến hết ngày 31/12/2022 (theo thời
  gian của chương trình, kế hoạch nêu trong văn bản)
- Xây dựng nông thôn mới tỉnh Lạng Sơn: từ ngày 01/01/2021 đến hết ngày
  31/12/2025 (theo thời gian của chương trình, kế hoạch nêu trong văn bản)

Đề nghị quý cơ quan xác nhận đã nhận văn bản trong ngày, chậm nhất 17 giờ 00,
thứ Ba, ngày 25/01/2022, bằng cách trả lời thư này hoặc gửi về Phòng Thông
tin - Báo chí - Xuất bản theo địa chỉ ttbcxb@stttt.langson.example, hoặc gọi
điện thoại số 0205.3812.345. Trường hợp văn bản gửi nhầm nơi nhận, đề nghị báo
lại ngay.

Kết quả thực hiện được báo cáo khi có yêu cầu; khi đó quý cơ quan sẽ nhận được
thư nêu rõ thời hạn.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-01-24 02:00:00.000000',NULL,'lưu tại new/5200e452ff3104b2af2991f94c714a1d.dondoc','2022-01-24 02:00:00.000000');
INSERT INTO "message" VALUES(7,'1.d7.1.dispatch.a9.p18.mail',1,7,NULL,9,18,'mail','dispatch','dispatch',0,1,1,'','sent','2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000','vm:24754','4b0729103d13d16971c4a9ff9c9383b0@stttt.langson.example','vhtt@dinhlap.langson.example','[123/STTTT-TTBCXB] Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 24 tháng 01 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Đình Lập
Người nhận: Triệu Văn Minh, Chuyên viên

V/v tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo dục nghề
nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025

Sở Thông tin và Truyền thông tỉnh Lạng Sơn trân trọng gửi Công văn số
123/STTTT-TTBCXB ngày 24/01/2022 để quý cơ quan triển khai thực hiện.

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Kèm theo: Kế hoạch số 03/KH-TBTT ngày 21/01/2022; Kế hoạch số 09/KH-UBND
  ngày 14/01/2022; Hướng dẫn số 67 - HD/BTGTU ngày 19/01/2022

Nội dung đề nghị quý cơ quan thực hiện:

- Mục 1: Tuyên truyền phòng, chống dịch COVID-19
- Mục 2: Tuyên truyền thực hiện công tác giáo dục nghề nghiệp
- Mục 3: Tuyên truyền xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 -
  2025
- Mục 4: Đề nghị Phòng Văn hóa và Thông tin các huyện, thành phố: đôn đốc,
  hướng dẫn Trung tâm Văn hóa, Thể thao và Truyền thông; Đài Truyền thanh cấp
  xã tuyên truyền nội dung nêu trên

Khung thời gian:

- Phòng, chống dịch COVID-19: từ ngày 21/01/2022 đến hết ngày 15/02/2022
- Giáo dục nghề nghiệp: từ ngày 14/01/2022 đến hết ngày 31/12/2022 (theo thời
  gian của chương trình, kế hoạch nêu trong văn bản)
- Xây dựng nông thôn mới tỉnh Lạng Sơn: từ ngày 01/01/2021 đến hết ngày
  31/12/2025 (theo thời gian của chương trình, kế hoạch nêu trong văn bản)

Đề nghị quý cơ quan xác nhận đã nhận văn bản trong ngày, chậm nhất 17 giờ 00,
thứ Ba, ngày 25/01/2022, bằng cách trả lời thư này hoặc gửi về Phòng Thông
tin - Báo chí - Xuất bản theo địa chỉ ttbcxb@stttt.langson.example, hoặc gọi
điện thoại số 0205.3812.345. Trường hợp văn bản gửi nhầm nơi nhận, đề nghị báo
lại ngay.

Kết quả thực hiện được báo cáo khi có yêu cầu; khi đó quý cơ quan sẽ nhận được
thư nêu rõ thời hạn.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-01-24 02:00:00.000000',NULL,'lưu tại new/4b0729103d13d16971c4a9ff9c9383b0.dondoc','2022-01-24 02:00:00.000000');
INSERT INTO "message" VALUES(8,'1.d8.1.dispatch.a10.p20.mail',1,8,NULL,10,20,'mail','dispatch','dispatch',0,1,1,'','sent','2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000','vm:24754','581db2640fdc1cc54eed4fc51b9f7163@stttt.langson.example','vhtt@huulung.langson.example','[123/STTTT-TTBCXB] Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 24 tháng 01 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Hữu Lũng
Người nhận: Phùng Thị Lan, Chuyên viên

V/v tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo dục nghề
nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025

Sở Thông tin và Truyền thông tỉnh Lạng Sơn trân trọng gửi Công văn số
123/STTTT-TTBCXB ngày 24/01/2022 để quý cơ quan triển khai thực hiện.

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Kèm theo: Kế hoạch số 03/KH-TBTT ngày 21/01/2022; Kế hoạch số 09/KH-UBND
  ngày 14/01/2022; Hướng dẫn số 67 - HD/BTGTU ngày 19/01/2022

Nội dung đề nghị quý cơ quan thực hiện:

- Mục 1: Tuyên truyền phòng, chống dịch COVID-19
- Mục 2: Tuyên truyền thực hiện công tác giáo dục nghề nghiệp
- Mục 3: Tuyên truyền xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 -
  2025
- Mục 4: Đề nghị Phòng Văn hóa và Thông tin các huyện, thành phố: đôn đốc,
  hướng dẫn Trung tâm Văn hóa, Thể thao và Truyền thông; Đài Truyền thanh cấp
  xã tuyên truyền nội dung nêu trên

Khung thời gian:

- Phòng, chống dịch COVID-19: từ ngày 21/01/2022 đến hết ngày 15/02/2022
- Giáo dục nghề nghiệp: từ ngày 14/01/2022 đến hết ngày 31/12/2022 (theo thời
  gian của chương trình, kế hoạch nêu trong văn bản)
- Xây dựng nông thôn mới tỉnh Lạng Sơn: từ ngày 01/01/2021 đến hết ngày
  31/12/2025 (theo thời gian của chương trình, kế hoạch nêu trong văn bản)

Đề nghị quý cơ quan xác nhận đã nhận văn bản trong ngày, chậm nhất 17 giờ 00,
thứ Ba, ngày 25/01/2022, bằng cách trả lời thư này hoặc gửi về Phòng Thông
tin - Báo chí - Xuất bản theo địa chỉ ttbcxb@stttt.langson.example, hoặc gọi
điện thoại số 0205.3812.345. Trường hợp văn bản gửi nhầm nơi nhận, đề nghị báo
lại ngay.

Kết quả thực hiện được báo cáo khi có yêu cầu; khi đó quý cơ quan sẽ nhận được
thư nêu rõ thời hạn.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-01-24 02:00:00.000000',NULL,'lưu tại new/581db2640fdc1cc54eed4fc51b9f7163.dondoc','2022-01-24 02:00:00.000000');
INSERT INTO "message" VALUES(9,'1.d9.1.dispatch.a4.p8.mail',1,9,NULL,4,8,'mail','dispatch','dispatch',0,1,1,'','sent','2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000','vm:24754','33abfdcf243641e35846f3272cb6aa8c@stttt.langson.example','vhtt@langson.langson.example','[123/STTTT-TTBCXB] Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 24 tháng 01 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin thành phố Lạng Sơn
Người nhận: Nguyễn Thị Hạnh, Chuyên viên

V/v tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo dục nghề
nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025

Sở Thông tin và Truyền thông tỉnh Lạng Sơn trân trọng gửi Công văn số
123/STTTT-TTBCXB ngày 24/01/2022 để quý cơ quan triển khai thực hiện.

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Kèm theo: Kế hoạch số 03/KH-TBTT ngày 21/01/2022; Kế hoạch số 09/KH-UBND
  ngày 14/01/2022; Hướng dẫn số 67 - HD/BTGTU ngày 19/01/2022

Nội dung đề nghị quý cơ quan thực hiện:

- Mục 1: Tuyên truyền phòng, chống dịch COVID-19
- Mục 2: Tuyên truyền thực hiện công tác giáo dục nghề nghiệp
- Mục 3: Tuyên truyền xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 -
  2025
- Mục 4: Đề nghị Phòng Văn hóa và Thông tin các huyện, thành phố: đôn đốc,
  hướng dẫn Trung tâm Văn hóa, Thể thao và Truyền thông; Đài Truyền thanh cấp
  xã tuyên truyền nội dung nêu trên

Khung thời gian:

- Phòng, chống dịch COVID-19: từ ngày 21/01/2022 đến hết ngày 15/02/2022
- Giáo dục nghề nghiệp: từ ngày 14/01/2022 đến hết ngày 31/12/2022 (theo thời
  gian của chương trình, kế hoạch nêu trong văn bản)
- Xây dựng nông thôn mới tỉnh Lạng Sơn: từ ngày 01/01/2021 đến hết ngày
  31/12/2025 (theo thời gian của chương trình, kế hoạch nêu trong văn bản)

Đề nghị quý cơ quan xác nhận đã nhận văn bản trong ngày, chậm nhất 17 giờ 00,
thứ Ba, ngày 25/01/2022, bằng cách trả lời thư này hoặc gửi về Phòng Thông
tin - Báo chí - Xuất bản theo địa chỉ ttbcxb@stttt.langson.example, hoặc gọi
điện thoại số 0205.3812.345. Trường hợp văn bản gửi nhầm nơi nhận, đề nghị báo
lại ngay.

Kết quả thực hiện được báo cáo khi có yêu cầu; khi đó quý cơ quan sẽ nhận được
thư nêu rõ thời hạn.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-01-24 02:00:00.000000',NULL,'lưu tại new/33abfdcf243641e35846f3272cb6aa8c.dondoc','2022-01-24 02:00:00.000000');
INSERT INTO "message" VALUES(10,'1.d10.1.dispatch.a11.p22.mail',1,10,NULL,11,22,'mail','dispatch','dispatch',0,1,1,'','sent','2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000','vm:24754','7614e9517f90901f2eccd5c7aed96860@stttt.langson.example','vhtt@locbinh.langson.example','[123/STTTT-TTBCXB] Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 24 tháng 01 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Lộc Bình
Người nhận: Hà Văn Dũng, Chuyên viên

V/v tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo dục nghề
nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025

Sở Thông tin và Truyền thông tỉnh Lạng Sơn trân trọng gửi Công văn số
123/STTTT-TTBCXB ngày 24/01/2022 để quý cơ quan triển khai thực hiện.

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Kèm theo: Kế hoạch số 03/KH-TBTT ngày 21/01/2022; Kế hoạch số 09/KH-UBND
  ngày 14/01/2022; Hướng dẫn số 67 - HD/BTGTU ngày 19/01/2022

Nội dung đề nghị quý cơ quan thực hiện:

- Mục 1: Tuyên truyền phòng, chống dịch COVID-19
- Mục 2: Tuyên truyền thực hiện công tác giáo dục nghề nghiệp
- Mục 3: Tuyên truyền xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 -
  2025
- Mục 4: Đề nghị Phòng Văn hóa và Thông tin các huyện, thành phố: đôn đốc,
  hướng dẫn Trung tâm Văn hóa, Thể thao và Truyền thông; Đài Truyền thanh cấp
  xã tuyên truyền nội dung nêu trên

Khung thời gian:

- Phòng, chống dịch COVID-19: từ ngày 21/01/2022 đến hết ngày 15/02/2022
- Giáo dục nghề nghiệp: từ ngày 14/01/2022 đến hết ngày 31/12/2022 (theo thời
  gian của chương trình, kế hoạch nêu trong văn bản)
- Xây dựng nông thôn mới tỉnh Lạng Sơn: từ ngày 01/01/2021 đến hết ngày
  31/12/2025 (theo thời gian của chương trình, kế hoạch nêu trong văn bản)

Đề nghị quý cơ quan xác nhận đã nhận văn bản trong ngày, chậm nhất 17 giờ 00,
thứ Ba, ngày 25/01/2022, bằng cách trả lời thư này hoặc gửi về Phòng Thông
tin - Báo chí - Xuất bản theo địa chỉ ttbcxb@stttt.langson.example, hoặc gọi
điện thoại số 0205.3812.345. Trường hợp văn bản gửi nhầm nơi nhận, đề nghị báo
lại ngay.

Kết quả thực hiện được báo cáo khi có yêu cầu; khi đó quý cơ quan sẽ nhận được
thư nêu rõ thời hạn.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-01-24 02:00:00.000000',NULL,'lưu tại new/7614e9517f90901f2eccd5c7aed96860.dondoc','2022-01-24 02:00:00.000000');
INSERT INTO "message" VALUES(11,'1.d11.1.dispatch.a12.p24.mail',1,11,NULL,12,24,'mail','dispatch','dispatch',0,1,1,'','sent','2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000','vm:24754','8d1c6a18fa2a9c8308716b0e04446136@stttt.langson.example','vhtt@trangdinh.langson.example','[123/STTTT-TTBCXB] Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 24 tháng 01 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Tràng Định
Người nhận: Bế Thị Nga, Chuyên viên

V/v tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo dục nghề
nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025

Sở Thông tin và Truyền thông tỉnh Lạng Sơn trân trọng gửi Công văn số
123/STTTT-TTBCXB ngày 24/01/2022 để quý cơ quan triển khai thực hiện.

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Kèm theo: Kế hoạch số 03/KH-TBTT ngày 21/01/2022; Kế hoạch số 09/KH-UBND
  ngày 14/01/2022; Hướng dẫn số 67 - HD/BTGTU ngày 19/01/2022

Nội dung đề nghị quý cơ quan thực hiện:

- Mục 1: Tuyên truyền phòng, chống dịch COVID-19
- Mục 2: Tuyên truyền thực hiện công tác giáo dục nghề nghiệp
- Mục 3: Tuyên truyền xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 -
  2025
- Mục 4: Đề nghị Phòng Văn hóa và Thông tin các huyện, thành phố: đôn đốc,
  hướng dẫn Trung tâm Văn hóa, Thể thao và Truyền thông; Đài Truyền thanh cấp
  xã tuyên truyền nội dung nêu trên

Khung thời gian:

- Phòng, chống dịch COVID-19: từ ngày 21/01/2022 đến hết ngày 15/02/2022
- Giáo dục nghề nghiệp: từ ngày 14/01/2022 đến hết ngày 31/12/2022 (theo thời
  gian của chương trình, kế hoạch nêu trong văn bản)
- Xây dựng nông thôn mới tỉnh Lạng Sơn: từ ngày 01/01/2021 đến hết ngày
  31/12/2025 (theo thời gian của chương trình, kế hoạch nêu trong văn bản)

Đề nghị quý cơ quan xác nhận đã nhận văn bản trong ngày, chậm nhất 17 giờ 00,
thứ Ba, ngày 25/01/2022, bằng cách trả lời thư này hoặc gửi về Phòng Thông
tin - Báo chí - Xuất bản theo địa chỉ ttbcxb@stttt.langson.example, hoặc gọi
điện thoại số 0205.3812.345. Trường hợp văn bản gửi nhầm nơi nhận, đề nghị báo
lại ngay.

Kết quả thực hiện được báo cáo khi có yêu cầu; khi đó quý cơ quan sẽ nhận được
thư nêu rõ thời hạn.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-01-24 02:00:00.000000',NULL,'lưu tại new/8d1c6a18fa2a9c8308716b0e04446136.dondoc','2022-01-24 02:00:00.000000');
INSERT INTO "message" VALUES(12,'1.d12.1.dispatch.a13.p26.mail',1,12,NULL,13,26,'mail','dispatch','dispatch',0,1,1,'','sent','2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000','vm:24754','b8ef2c78b29c7a5e24a923b846c68e17@stttt.langson.example','vhtt@vanlang.langson.example','[123/STTTT-TTBCXB] Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 24 tháng 01 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Văn Lãng
Người nhận: Lương Văn Sơn, Chuyên viên

V/v tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo dục nghề
nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025

Sở Thông tin và Truyền thông tỉnh Lạng Sơn trân trọng gửi Công văn số
123/STTTT-TTBCXB ngày 24/01/2022 để quý cơ quan triển khai thực hiện.

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Kèm theo: Kế hoạch số 03/KH-TBTT ngày 21/01/2022; Kế hoạch số 09/KH-UBND
  ngày 14/01/2022; Hướng dẫn số 67 - HD/BTGTU ngày 19/01/2022

Nội dung đề nghị quý cơ quan thực hiện:

- Mục 1: Tuyên truyền phòng, chống dịch COVID-19
- Mục 2: Tuyên truyền thực hiện công tác giáo dục nghề nghiệp
- Mục 3: Tuyên truyền xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 -
  2025
- Mục 4: Đề nghị Phòng Văn hóa và Thông tin các huyện, thành phố: đôn đốc,
  hướng dẫn Trung tâm Văn hóa, Thể thao và Truyền thông; Đài Truyền thanh cấp
  xã tuyên truyền nội dung nêu trên

Khung thời gian:

- Phòng, chống dịch COVID-19: từ ngày 21/01/2022 đến hết ngày 15/02/2022
- Giáo dục nghề nghiệp: từ ngày 14/01/2022 đến hết ngày 31/12/2022 (theo thời
  gian của chương trình, kế hoạch nêu trong văn bản)
- Xây dựng nông thôn mới tỉnh Lạng Sơn: từ ngày 01/01/2021 đến hết ngày
  31/12/2025 (theo thời gian của chương trình, kế hoạch nêu trong văn bản)

Đề nghị quý cơ quan xác nhận đã nhận văn bản trong ngày, chậm nhất 17 giờ 00,
thứ Ba, ngày 25/01/2022, bằng cách trả lời thư này hoặc gửi về Phòng Thông
tin - Báo chí - Xuất bản theo địa chỉ ttbcxb@stttt.langson.example, hoặc gọi
điện thoại số 0205.3812.345. Trường hợp văn bản gửi nhầm nơi nhận, đề nghị báo
lại ngay.

Kết quả thực hiện được báo cáo khi có yêu cầu; khi đó quý cơ quan sẽ nhận được
thư nêu rõ thời hạn.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-01-24 02:00:00.000000',NULL,'lưu tại new/b8ef2c78b29c7a5e24a923b846c68e17.dondoc','2022-01-24 02:00:00.000000');
INSERT INTO "message" VALUES(13,'1.d13.1.dispatch.a14.p28.mail',1,13,NULL,14,28,'mail','dispatch','dispatch',0,1,1,'','sent','2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000','vm:24754','41f418215f2771bc618433122d04bbe9@stttt.langson.example','vhtt@vanquan.langson.example','[123/STTTT-TTBCXB] Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 24 tháng 01 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Văn Quan
Người nhận: Đàm Thị Yến, Chuyên viên

V/v tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo dục nghề
nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025

Sở Thông tin và Truyền thông tỉnh Lạng Sơn trân trọng gửi Công văn số
123/STTTT-TTBCXB ngày 24/01/2022 để quý cơ quan triển khai thực hiện.

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Kèm theo: Kế hoạch số 03/KH-TBTT ngày 21/01/2022; Kế hoạch số 09/KH-UBND
  ngày 14/01/2022; Hướng dẫn số 67 - HD/BTGTU ngày 19/01/2022

Nội dung đề nghị quý cơ quan thực hiện:

- Mục 1: Tuyên truyền phòng, chống dịch COVID-19
- Mục 2: Tuyên truyền thực hiện công tác giáo dục nghề nghiệp
- Mục 3: Tuyên truyền xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 -
  2025
- Mục 4: Đề nghị Phòng Văn hóa và Thông tin các huyện, thành phố: đôn đốc,
  hướng dẫn Trung tâm Văn hóa, Thể thao và Truyền thông; Đài Truyền thanh cấp
  xã tuyên truyền nội dung nêu trên

Khung thời gian:

- Phòng, chống dịch COVID-19: từ ngày 21/01/2022 đến hết ngày 15/02/2022
- Giáo dục nghề nghiệp: từ ngày 14/01/2022 đến hết ngày 31/12/2022 (theo thời
  gian của chương trình, kế hoạch nêu trong văn bản)
- Xây dựng nông thôn mới tỉnh Lạng Sơn: từ ngày 01/01/2021 đến hết ngày
  31/12/2025 (theo thời gian của chương trình, kế hoạch nêu trong văn bản)

Đề nghị quý cơ quan xác nhận đã nhận văn bản trong ngày, chậm nhất 17 giờ 00,
thứ Ba, ngày 25/01/2022, bằng cách trả lời thư này hoặc gửi về Phòng Thông
tin - Báo chí - Xuất bản theo địa chỉ ttbcxb@stttt.langson.example, hoặc gọi
điện thoại số 0205.3812.345. Trường hợp văn bản gửi nhầm nơi nhận, đề nghị báo
lại ngay.

Kết quả thực hiện được báo cáo khi có yêu cầu; khi đó quý cơ quan sẽ nhận được
thư nêu rõ thời hạn.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-01-24 02:00:00.000000',NULL,'lưu tại new/41f418215f2771bc618433122d04bbe9.dondoc','2022-01-24 02:00:00.000000');
INSERT INTO "message" VALUES(14,'1.c.copy.a16.p31.mail',1,NULL,NULL,16,31,'mail','dispatch','copy',0,1,1,'','sent','2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000','vm:24754','01a03323d0df732299d863d5d7284787@stttt.langson.example','thuky@stttt.langson.example','[123/STTTT-TTBCXB] Gửi để biết: tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 24 tháng 01 năm 2022

Kính gửi: Lãnh đạo Sở
Người nhận: Hoàng Thị Vân, Thư ký lãnh đạo Sở

V/v gửi để biết: tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác
giáo dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 -
2025

Sở Thông tin và Truyền thông tỉnh Lạng Sơn trân trọng gửi Công văn số
123/STTTT-TTBCXB ngày 24/01/2022 để biết.

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Kèm theo: Kế hoạch số 03/KH-TBTT ngày 21/01/2022; Kế hoạch số 09/KH-UBND
  ngày 14/01/2022; Hướng dẫn số 67 - HD/BTGTU ngày 19/01/2022

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-01-24 02:00:00.000000',NULL,'lưu tại new/01a03323d0df732299d863d5d7284787.dondoc','2022-01-24 02:00:00.000000');
INSERT INTO "message" VALUES(15,'1.c.copy.a17.p32.mail',1,NULL,NULL,17,32,'mail','dispatch','copy',0,1,1,'','sent','2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000','vm:24754','2dd4bdf88819dfeb17d426acc91a4a06@stttt.langson.example','ttbcxb@stttt.langson.example','[123/STTTT-TTBCXB] Gửi để biết: tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 24 tháng 01 năm 2022

Kính gửi: Phòng Thông tin - Báo chí - Xuất bản
Người nhận: Đinh Văn Trường, Chuyên viên

V/v gửi để biết: tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác
giáo dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 -
2025

Sở Thông tin và Truyền thông tỉnh Lạng Sơn trân trọng gửi Công văn số
123/STTTT-TTBCXB ngày 24/01/2022 để biết.

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Kèm theo: Kế hoạch số 03/KH-TBTT ngày 21/01/2022; Kế hoạch số 09/KH-UBND
  ngày 14/01/2022; Hướng dẫn số 67 - HD/BTGTU ngày 19/01/2022

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-01-24 02:00:00.000000',NULL,'lưu tại new/2dd4bdf88819dfeb17d426acc91a4a06.dondoc','2022-01-24 02:00:00.000000');
INSERT INTO "message" VALUES(16,'1.c.copy.a18.p33.mail',1,NULL,NULL,18,33,'mail','dispatch','copy',0,1,1,'','sent','2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000','vm:24754','24c318ea99e15893ec1bdb02ce361f76@stttt.langson.example','vanphong@stttt.langson.example','[123/STTTT-TTBCXB] Gửi để biết: tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 24 tháng 01 năm 2022

Kính gửi: Văn phòng Sở
Người nhận: Hoàng Minh Đức, Chánh Văn phòng

V/v gửi để biết: tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác
giáo dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 -
2025

Sở Thông tin và Truyền thông tỉnh Lạng Sơn trân trọng gửi Công văn số
123/STTTT-TTBCXB ngày 24/01/2022 để biết.

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Kèm theo: Kế hoạch số 03/KH-TBTT ngày 21/01/2022; Kế hoạch số 09/KH-UBND
  ngày 14/01/2022; Hướng dẫn số 67 - HD/BTGTU ngày 19/01/2022

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-01-24 02:00:00.000000',NULL,'lưu tại new/24c318ea99e15893ec1bdb02ce361f76.dondoc','2022-01-24 02:00:00.000000');
INSERT INTO "message" VALUES(17,'1.d14.1.publish.a15.p30.mail',1,14,NULL,15,30,'mail','publish','publish',0,1,1,'','sent','2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000','2022-01-24 02:00:00.000000','vm:24754','e50d22c7a90675f95d91fe0ea95d7d51@stttt.langson.example','trangtin@stttt.langson.example','[123/STTTT-TTBCXB] Đăng tải văn bản lên Trang thông tin điện tử','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 24 tháng 01 năm 2022

Kính gửi: Trung tâm Công nghệ số
Người nhận: Chu Minh Quân, Phụ trách Trang thông tin điện tử

V/v đăng tải văn bản lên Trang thông tin điện tử

Sở Thông tin và Truyền thông tỉnh Lạng Sơn đề nghị Trung tâm Công nghệ số đăng
tải văn bản sau lên Trang thông tin điện tử, mục Văn bản chỉ đạo điều hành:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Đăng cùng: Kế hoạch số 03/KH-TBTT ngày 21/01/2022; Kế hoạch số 09/KH-UBND
  ngày 14/01/2022; Hướng dẫn số 67 - HD/BTGTU ngày 19/01/2022
- Thời hạn: chậm nhất 17 giờ 00, thứ Tư, ngày 26/01/2022

Sau khi đăng tải, đề nghị báo lại địa chỉ bài đăng bằng cách trả lời thư này
hoặc gửi về Phòng Thông tin - Báo chí - Xuất bản theo địa chỉ
ttbcxb@stttt.langson.example.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-01-24 02:00:00.000000',NULL,'lưu tại new/e50d22c7a90675f95d91fe0ea95d7d51.dondoc','2022-01-24 02:00:00.000000');
INSERT INTO "message" VALUES(18,'digest:1:2022-01-25',NULL,NULL,NULL,1,1,'mail','digest','digest',0,1,1,'','sent','2022-01-25 01:00:00.000000','2022-01-25 01:00:00.000000','2022-01-25 01:00:00.000000','vm:24754','74e6fb4d520c6a08ea6161ca33bf2c68@stttt.langson.example','truongdv@stttt.langson.example','[Đôn Đốc] 01 văn bản có thay đổi (25/01/2022)','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 25 tháng 01 năm 2022

Kính gửi: đồng chí Đinh Văn Trường, Chuyên viên Phòng Thông tin - Báo chí -
Xuất bản

V/v 01 văn bản có thay đổi (25/01/2022)

Kính báo đồng chí tình hình theo dõi, đôn đốc thực hiện các văn bản đến 08 giờ
00, thứ Ba, ngày 25/01/2022, kể từ 08 giờ 00, thứ Hai, ngày 24/01/2022.

Thay đổi trong thời gian nêu trên:

1. Số, ký hiệu: 123/STTTT-TTBCXB
   Đã xảy ra: Nhận xác nhận đã nhận 08 (Báo Lạng Sơn; Đài Phát thanh và Truyền
   hình tỉnh Lạng Sơn; Phòng Văn hóa và Thông tin thành phố Lạng Sơn; Phòng
   Văn hóa và Thông tin huyện Cao Lộc; Phòng Văn hóa và Thông tin huyện Bắc
   Sơn; …); duyệt, tạo đợt; bắt đầu gửi văn bản
   Hiện nay: chưa yêu cầu báo cáo
   Quá hạn: không có

Chi tiết xem bảng can-nguoi-xu-ly và tong-quan trong Prefect UI, hoặc lệnh
dondoc status.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-01-25 01:00:00.000000',NULL,'lưu tại new/74e6fb4d520c6a08ea6161ca33bf2c68.dondoc','2022-01-25 01:00:00.000000');
INSERT INTO "message" VALUES(19,'1.d4.1.chase.1.a6.p12.mail',1,4,NULL,6,12,'mail','acknowledge_chase','chase.1',1,1,1,'','sent','2022-01-26 01:00:00.000000','2022-01-26 01:00:00.000000','2022-01-26 01:00:00.000000','vm:24754','127e71369ad37842293d292b74130146@stttt.langson.example','vhtt@binhgia.langson.example','[123/STTTT-TTBCXB] Đôn đốc lần 1: xác nhận đã nhận văn bản','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 26 tháng 01 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Bình Gia
Người nhận: Lý Thị Mai, Chuyên viên

V/v đôn đốc lần 1: xác nhận đã nhận văn bản

Đến 08 giờ 00, thứ Tư, ngày 26/01/2022, Sở Thông tin và Truyền thông tỉnh Lạng
Sơn chưa nhận được xác nhận của quý cơ quan về việc đã nhận văn bản sau:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Hạn xác nhận: 17 giờ 00, thứ Ba, ngày 25/01/2022; đã quá 01 ngày làm việc
- Nơi nhận xác nhận: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn

Đề nghị quý cơ quan kiểm tra hộp thư và hệ thống quản lý văn bản, xác nhận
ngay trong hôm nay bằng cách trả lời thư này hoặc gửi về Phòng Thông tin - Báo
chí - Xuất bản theo địa chỉ ttbcxb@stttt.langson.example, hoặc gọi điện thoại
số 0205.3812.345. Trường hợp chưa nhận được văn bản, đề nghị báo ngay để Sở
Thông tin và Truyền thông tỉnh Lạng Sơn gửi lại.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-01-26 01:00:00.000000',NULL,'lưu tại new/127e71369ad37842293d292b74130146.dondoc','2022-01-26 01:00:00.000000');
INSERT INTO "message" VALUES(20,'1.d7.1.chase.1.a9.p18.mail',1,7,NULL,9,18,'mail','acknowledge_chase','chase.1',1,1,1,'','sent','2022-01-26 01:00:00.000000','2022-01-26 01:00:00.000000','2022-01-26 01:00:00.000000','vm:24754','4047da642129b98afc30b623b2ddfb6e@stttt.langson.example','vhtt@dinhlap.langson.example','[123/STTTT-TTBCXB] Đôn đốc lần 1: xác nhận đã nhận văn bản','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 26 tháng 01 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Đình Lập
Người nhận: Triệu Văn Minh, Chuyên viên

V/v đôn đốc lần 1: xác nhận đã nhận văn bản

Đến 08 giờ 00, thứ Tư, ngày 26/01/2022, Sở Thông tin và Truyền thông tỉnh Lạng
Sơn chưa nhận được xác nhận của quý cơ quan về việc đã nhận văn bản sau:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Hạn xác nhận: 17 giờ 00, thứ Ba, ngày 25/01/2022; đã quá 01 ngày làm việc
- Nơi nhận xác nhận: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn

Đề nghị quý cơ quan kiểm tra hộp thư và hệ thống quản lý văn bản, xác nhận
ngay trong hôm nay bằng cách trả lời thư này hoặc gửi về Phòng Thông tin - Báo
chí - Xuất bản theo địa chỉ ttbcxb@stttt.langson.example, hoặc gọi điện thoại
số 0205.3812.345. Trường hợp chưa nhận được văn bản, đề nghị báo ngay để Sở
Thông tin và Truyền thông tỉnh Lạng Sơn gửi lại.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-01-26 01:00:00.000000',NULL,'lưu tại new/4047da642129b98afc30b623b2ddfb6e.dondoc','2022-01-26 01:00:00.000000');
INSERT INTO "message" VALUES(21,'digest:1:2022-01-26',NULL,NULL,NULL,1,1,'mail','digest','digest',0,1,1,'','sent','2022-01-26 01:00:00.000000','2022-01-26 01:00:00.000000','2022-01-26 01:00:00.000000','vm:24754','4659808ad958292058a59cb0aa584ac0@stttt.langson.example','truongdv@stttt.langson.example','[Đôn Đốc] 01 văn bản có thay đổi (26/01/2022)','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 26 tháng 01 năm 2022

Kính gửi: đồng chí Đinh Văn Trường, Chuyên viên Phòng Thông tin - Báo chí -
Xuất bản

V/v 01 văn bản có thay đổi (26/01/2022)

Kính báo đồng chí tình hình theo dõi, đôn đốc thực hiện các văn bản đến 08 giờ
00, thứ Tư, ngày 26/01/2022, kể từ 08 giờ 00, thứ Ba, ngày 25/01/2022.

Thay đổi trong thời gian nêu trên:

1. Số, ký hiệu: 123/STTTT-TTBCXB
   Đã xảy ra: Nhận đăng tải 01 (Trung tâm Công nghệ số); nhận xác nhận đã nhận
   03 (Phòng Văn hóa và Thông tin huyện Văn Lãng; Phòng Văn hóa và Thông tin
   huyện Tràng Định; Phòng Văn hóa và Thông tin huyện Văn Quan)
   Hiện nay: chưa yêu cầu báo cáo
   Quá hạn: 02 đơn vị: Phòng Văn hóa và Thông tin huyện Bình Gia; Phòng Văn
   hóa và Thông tin huyện Đình Lập

Chi tiết xem bảng can-nguoi-xu-ly và tong-quan trong Prefect UI, hoặc lệnh
dondoc status.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-01-26 01:00:00.000000',NULL,'lưu tại new/4659808ad958292058a59cb0aa584ac0.dondoc','2022-01-26 01:00:00.000000');
INSERT INTO "message" VALUES(22,'1.d4.1.chase.2.a6.p12.mail',1,4,NULL,6,12,'mail','acknowledge_chase','chase.2',2,1,1,'','sent','2022-01-27 01:00:00.000000','2022-01-27 01:00:00.000000','2022-01-27 01:00:00.000000','vm:24754','537e926203e40dab41d44a2c2bb32792@stttt.langson.example','vhtt@binhgia.langson.example','[123/STTTT-TTBCXB] Đôn đốc lần 2: xác nhận đã nhận văn bản','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 27 tháng 01 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Bình Gia
Người nhận: Lý Thị Mai, Chuyên viên

V/v đôn đốc lần 2: xác nhận đã nhận văn bản

Đến 08 giờ 00, thứ Năm, ngày 27/01/2022, Sở Thông tin và Truyền thông tỉnh
Lạng Sơn chưa nhận được xác nhận của quý cơ quan về việc đã nhận văn bản sau:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Hạn xác nhận: 17 giờ 00, thứ Ba, ngày 25/01/2022; đã quá 02 ngày làm việc
- Nơi nhận xác nhận: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn

Đề nghị quý cơ quan kiểm tra hộp thư và hệ thống quản lý văn bản, xác nhận
ngay trong hôm nay bằng cách trả lời thư này hoặc gửi về Phòng Thông tin - Báo
chí - Xuất bản theo địa chỉ ttbcxb@stttt.langson.example, hoặc gọi điện thoại
số 0205.3812.345. Trường hợp chưa nhận được văn bản, đề nghị báo ngay để Sở
Thông tin và Truyền thông tỉnh Lạng Sơn gửi lại.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-01-27 01:00:00.000000',NULL,'lưu tại new/537e926203e40dab41d44a2c2bb32792.dondoc','2022-01-27 01:00:00.000000');
INSERT INTO "message" VALUES(23,'digest:1:2022-01-27',NULL,NULL,NULL,1,1,'mail','digest','digest',0,1,1,'','sent','2022-01-27 01:00:00.000000','2022-01-27 01:00:00.000000','2022-01-27 01:00:00.000000','vm:24754','c4dc280841ae73e86811f782d9753672@stttt.langson.example','truongdv@stttt.langson.example','[Đôn Đốc] 01 văn bản có thay đổi (27/01/2022)','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 27 tháng 01 năm 2022

Kính gửi: đồng chí Đinh Văn Trường, Chuyên viên Phòng Thông tin - Báo chí -
Xuất bản

V/v 01 văn bản có thay đổi (27/01/2022)

Kính báo đồng chí tình hình theo dõi, đôn đốc thực hiện các văn bản đến 08 giờ
00, thứ Năm, ngày 27/01/2022, kể từ 08 giờ 00, thứ Tư, ngày 26/01/2022.

Thay đổi trong thời gian nêu trên:

1. Số, ký hiệu: 123/STTTT-TTBCXB
   Đã xảy ra: Nhận xác nhận đã nhận 01 (Phòng Văn hóa và Thông tin huyện Đình
   Lập); đến bước đôn đốc xác nhận 02 (Phòng Văn hóa và Thông tin huyện Bình
   Gia; Phòng Văn hóa và Thông tin huyện Đình Lập)
   Hiện nay: chưa yêu cầu báo cáo
   Quá hạn: 01 đơn vị: Phòng Văn hóa và Thông tin huyện Bình Gia

Chi tiết xem bảng can-nguoi-xu-ly và tong-quan trong Prefect UI, hoặc lệnh
dondoc status.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-01-27 01:00:00.000000',NULL,'lưu tại new/c4dc280841ae73e86811f782d9753672.dondoc','2022-01-27 01:00:00.000000');
INSERT INTO "message" VALUES(24,'digest:1:2022-01-28',NULL,NULL,NULL,1,1,'mail','digest','digest',0,1,1,'','sent','2022-01-28 01:00:00.000000','2022-01-28 01:00:00.000000','2022-01-28 01:00:00.000000','vm:24754','22753751c1684e6f8830a187ee161b24@stttt.langson.example','truongdv@stttt.langson.example','[Đôn Đốc] 01 văn bản có thay đổi (28/01/2022)','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 28 tháng 01 năm 2022

Kính gửi: đồng chí Đinh Văn Trường, Chuyên viên Phòng Thông tin - Báo chí -
Xuất bản

V/v 01 văn bản có thay đổi (28/01/2022)

Kính báo đồng chí tình hình theo dõi, đôn đốc thực hiện các văn bản đến 08 giờ
00, thứ Sáu, ngày 28/01/2022, kể từ 08 giờ 00, thứ Năm, ngày 27/01/2022.

Thay đổi trong thời gian nêu trên:

1. Số, ký hiệu: 123/STTTT-TTBCXB
   Đã xảy ra: Nhận xác nhận đã nhận 01 (Phòng Văn hóa và Thông tin huyện Bình
   Gia); đến bước đôn đốc xác nhận 01 (Phòng Văn hóa và Thông tin huyện Bình
   Gia)
   Hiện nay: chưa yêu cầu báo cáo
   Quá hạn: không có

Chi tiết xem bảng can-nguoi-xu-ly và tong-quan trong Prefect UI, hoặc lệnh
dondoc status.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-01-28 01:00:00.000000',NULL,'lưu tại new/22753751c1684e6f8830a187ee161b24.dondoc','2022-01-28 01:00:00.000000');
INSERT INTO "message" VALUES(25,'digest:1:2022-02-07',NULL,NULL,NULL,1,1,'mail','digest','digest',0,1,1,'','sent','2022-02-07 01:00:00.000000','2022-02-07 01:00:00.000000','2022-02-07 01:00:00.000000','vm:24754','d6ff08af5baa3ee8e092875d22fd3504@stttt.langson.example','truongdv@stttt.langson.example','[Đôn Đốc] 01 văn bản có thay đổi (07/02/2022)','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 07 tháng 02 năm 2022

Kính gửi: đồng chí Đinh Văn Trường, Chuyên viên Phòng Thông tin - Báo chí -
Xuất bản

V/v 01 văn bản có thay đổi (07/02/2022)

Kính báo đồng chí tình hình theo dõi, đôn đốc thực hiện các văn bản đến 08 giờ
00, thứ Hai, ngày 07/02/2022, kể từ 08 giờ 00, thứ Sáu, ngày 28/01/2022.

Thay đổi trong thời gian nêu trên:

1. Số, ký hiệu: 123/STTTT-TTBCXB
   Đã xảy ra: Nhận giao xuống đơn vị trực thuộc 06 (Phòng Văn hóa và Thông tin
   thành phố Lạng Sơn; Phòng Văn hóa và Thông tin huyện Bắc Sơn; Phòng Văn hóa
   và Thông tin huyện Cao Lộc; Phòng Văn hóa và Thông tin huyện Chi Lăng;
   Phòng Văn hóa và Thông tin huyện Hữu Lũng; …)
   Hiện nay: chưa yêu cầu báo cáo
   Quá hạn: không có

Chi tiết xem bảng can-nguoi-xu-ly và tong-quan trong Prefect UI, hoặc lệnh
dondoc status.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-07 01:00:00.000000',NULL,'lưu tại new/d6ff08af5baa3ee8e092875d22fd3504.dondoc','2022-02-07 01:00:00.000000');
INSERT INTO "message" VALUES(26,'digest:2:2022-02-07',NULL,NULL,NULL,1,2,'mail','weekly','weekly',0,1,1,'','sent','2022-02-07 01:00:00.000000','2022-02-07 01:00:00.000000','2022-02-07 01:00:00.000000','vm:24754','4582d1559945db8a1930f0c230121d25@stttt.langson.example','giamdoc@stttt.langson.example','[Đôn Đốc] Tình hình thực hiện 01 văn bản trong tuần đến ngày 07/02/2022: không có đơn vị quá hạn','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 07 tháng 02 năm 2022

Kính gửi: đồng chí Nguyễn Quốc Huy, Giám đốc Sở

V/v tình hình thực hiện 01 văn bản trong tuần đến ngày 07/02/2022: không có
đơn vị quá hạn

Kính báo cáo lãnh đạo Sở Thông tin và Truyền thông tỉnh Lạng Sơn tình hình
theo dõi, đôn đốc thực hiện các văn bản, từ ngày 31/01/2022 đến 08 giờ 00, thứ
Hai, ngày 07/02/2022:

1. Số, ký hiệu: 123/STTTT-TTBCXB
   Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác
   giáo dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn
   2021 - 2025
   Kết quả: chưa yêu cầu báo cáo
   Đang quá hạn: không có
   Trong tuần: Không có thay đổi

Kính đề nghị lãnh đạo cho ý kiến chỉ đạo đối với các đơn vị quá hạn, nếu có.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-07 01:00:00.000000',NULL,'lưu tại new/4582d1559945db8a1930f0c230121d25.dondoc','2022-02-07 01:00:00.000000');
INSERT INTO "message" VALUES(27,'digest:3:2022-02-07',NULL,NULL,NULL,1,3,'mail','weekly','weekly',0,1,1,'','sent','2022-02-07 01:00:00.000000','2022-02-07 01:00:00.000000','2022-02-07 01:00:00.000000','vm:24754','01d8bfee204d604c4b7a951d14ad0b08@stttt.langson.example','yenlh@stttt.langson.example','[Đôn Đốc] Tình hình thực hiện 01 văn bản trong tuần đến ngày 07/02/2022: không có đơn vị quá hạn','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 07 tháng 02 năm 2022

Kính gửi: đồng chí Lê Hải Yến, Phó Giám đốc Sở

V/v tình hình thực hiện 01 văn bản trong tuần đến ngày 07/02/2022: không có
đơn vị quá hạn

Kính báo cáo lãnh đạo Sở Thông tin và Truyền thông tỉnh Lạng Sơn tình hình
theo dõi, đôn đốc thực hiện các văn bản, từ ngày 31/01/2022 đến 08 giờ 00, thứ
Hai, ngày 07/02/2022:

1. Số, ký hiệu: 123/STTTT-TTBCXB
   Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác
   giáo dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn
   2021 - 2025
   Kết quả: chưa yêu cầu báo cáo
   Đang quá hạn: không có
   Trong tuần: Không có thay đổi

Kính đề nghị lãnh đạo cho ý kiến chỉ đạo đối với các đơn vị quá hạn, nếu có.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-07 01:00:00.000000',NULL,'lưu tại new/01d8bfee204d604c4b7a951d14ad0b08.dondoc','2022-02-07 01:00:00.000000');
INSERT INTO "message" VALUES(28,'digest:1:2022-02-09',NULL,NULL,NULL,1,1,'mail','digest','digest',0,1,1,'','sent','2022-02-09 01:00:00.000000','2022-02-09 01:00:00.000000','2022-02-09 01:00:00.000000','vm:24754','95305caf66d6bbd8a04ac459069365fe@stttt.langson.example','truongdv@stttt.langson.example','[Đôn Đốc] 01 văn bản có thay đổi (09/02/2022)','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 09 tháng 02 năm 2022

Kính gửi: đồng chí Đinh Văn Trường, Chuyên viên Phòng Thông tin - Báo chí -
Xuất bản

V/v 01 văn bản có thay đổi (09/02/2022)

Kính báo đồng chí tình hình theo dõi, đôn đốc thực hiện các văn bản đến 08 giờ
00, thứ Tư, ngày 09/02/2022, kể từ 08 giờ 00, thứ Hai, ngày 07/02/2022.

Thay đổi trong thời gian nêu trên:

1. Số, ký hiệu: 123/STTTT-TTBCXB
   Đã xảy ra: Nhận giao xuống đơn vị trực thuộc 04 (Phòng Văn hóa và Thông tin
   huyện Bình Gia; Phòng Văn hóa và Thông tin huyện Đình Lập; Phòng Văn hóa và
   Thông tin huyện Tràng Định; Phòng Văn hóa và Thông tin huyện Văn Lãng)
   Hiện nay: chưa yêu cầu báo cáo
   Quá hạn: không có

Chi tiết xem bảng can-nguoi-xu-ly và tong-quan trong Prefect UI, hoặc lệnh
dondoc status.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-09 01:00:00.000000',NULL,'lưu tại new/95305caf66d6bbd8a04ac459069365fe.dondoc','2022-02-09 01:00:00.000000');
INSERT INTO "message" VALUES(29,'1.w1.closing.3.a2.p4.mail',1,NULL,1,2,4,'mail','window_closing','closing.3',0,1,1,'','sent','2022-02-10 01:00:00.000000','2022-02-10 01:00:00.000000','2022-02-10 01:00:00.000000','vm:24754','4c35684f433d49cee9a1819221e9dc25@stttt.langson.example','toasoan@baolangson.example','[123/STTTT-TTBCXB] Phòng, chống dịch COVID-19: thời gian thực hiện đến hết ngày 15/02/2022','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 10 tháng 02 năm 2022

Kính gửi: Báo Lạng Sơn
Người nhận: Phạm Thu Trang, Thư ký Tòa soạn

V/v phòng, chống dịch COVID-19: thời gian thực hiện đến hết ngày 15/02/2022

Sở Thông tin và Truyền thông tỉnh Lạng Sơn thông báo thời gian thực hiện nội
dung sau sắp kết thúc:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Nội dung: Phòng, chống dịch COVID-19
- Thời gian thực hiện: từ ngày 21/01/2022 đến hết thứ Ba, ngày 15/02/2022

Đề nghị quý cơ quan tiếp tục thực hiện đến hết thời gian nêu trên; tập hợp số
liệu, sản phẩm đã thực hiện để sẵn sàng báo cáo kết quả khi có yêu cầu.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-10 01:00:00.000000',NULL,'lưu tại new/4c35684f433d49cee9a1819221e9dc25.dondoc','2022-02-10 01:00:00.000000');
INSERT INTO "message" VALUES(30,'1.w1.closing.3.a3.p6.mail',1,NULL,1,3,6,'mail','window_closing','closing.3',0,1,1,'','sent','2022-02-10 01:00:00.000000','2022-02-10 01:00:00.000000','2022-02-10 01:00:00.000000','vm:24754','5704df7ca40ae29d5b905e9da2cc51a9@stttt.langson.example','thoisu@langsontv.example','[123/STTTT-TTBCXB] Phòng, chống dịch COVID-19: thời gian thực hiện đến hết ngày 15/02/2022','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 10 tháng 02 năm 2022

Kính gửi: Đài Phát thanh và Truyền hình tỉnh Lạng Sơn
Người nhận: Ngô Văn Lâm, Trưởng phòng Thời sự

V/v phòng, chống dịch COVID-19: thời gian thực hiện đến hết ngày 15/02/2022

Sở Thông tin và Truyền thông tỉnh Lạng Sơn thông báo thời gian thực hiện nội
dung sau sắp kết thúc:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Nội dung: Phòng, chống dịch COVID-19
- Thời gian thực hiện: từ ngày 21/01/2022 đến hết thứ Ba, ngày 15/02/2022

Đề nghị quý cơ quan tiếp tục thực hiện đến hết thời gian nêu trên; tập hợp số
liệu, sản phẩm đã thực hiện để sẵn sàng báo cáo kết quả khi có yêu cầu.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-10 01:00:00.000000',NULL,'lưu tại new/5704df7ca40ae29d5b905e9da2cc51a9.dondoc','2022-02-10 01:00:00.000000');
INSERT INTO "message" VALUES(31,'1.w1.closing.3.a5.p10.mail',1,NULL,1,5,10,'mail','window_closing','closing.3',0,1,1,'','sent','2022-02-10 01:00:00.000000','2022-02-10 01:00:00.000000','2022-02-10 01:00:00.000000','vm:24754','bfc510f991b944818dccaba876fc8910@stttt.langson.example','vhtt@bacson.langson.example','[123/STTTT-TTBCXB] Phòng, chống dịch COVID-19: thời gian thực hiện đến hết ngày 15/02/2022','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 10 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Bắc Sơn
Người nhận: Hoàng Văn Thái, Chuyên viên

V/v phòng, chống dịch COVID-19: thời gian thực hiện đến hết ngày 15/02/2022

Sở Thông tin và Truyền thông tỉnh Lạng Sơn thông báo thời gian thực hiện nội
dung sau sắp kết thúc:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Nội dung: Phòng, chống dịch COVID-19
- Thời gian thực hiện: từ ngày 21/01/2022 đến hết thứ Ba, ngày 15/02/2022

Đề nghị quý cơ quan tiếp tục thực hiện đến hết thời gian nêu trên; tập hợp số
liệu, sản phẩm đã thực hiện để sẵn sàng báo cáo kết quả khi có yêu cầu.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-10 01:00:00.000000',NULL,'lưu tại new/bfc510f991b944818dccaba876fc8910.dondoc','2022-02-10 01:00:00.000000');
INSERT INTO "message" VALUES(32,'1.w1.closing.3.a6.p12.mail',1,NULL,1,6,12,'mail','window_closing','closing.3',0,1,1,'','sent','2022-02-10 01:00:00.000000','2022-02-10 01:00:00.000000','2022-02-10 01:00:00.000000','vm:24754','2501ca4c5e338adb3dee897398f3000a@stttt.langson.example','vhtt@binhgia.langson.example','[123/STTTT-TTBCXB] Phòng, chống dịch COVID-19: thời gian thực hiện đến hết ngày 15/02/2022','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 10 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Bình Gia
Người nhận: Lý Thị Mai, Chuyên viên

V/v phòng, chống dịch COVID-19: thời gian thực hiện đến hết ngày 15/02/2022

Sở Thông tin và Truyền thông tỉnh Lạng Sơn thông báo thời gian thực hiện nội
dung sau sắp kết thúc:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Nội dung: Phòng, chống dịch COVID-19
- Thời gian thực hiện: từ ngày 21/01/2022 đến hết thứ Ba, ngày 15/02/2022

Đề nghị quý cơ quan tiếp tục thực hiện đến hết thời gian nêu trên; tập hợp số
liệu, sản phẩm đã thực hiện để sẵn sàng báo cáo kết quả khi có yêu cầu.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-10 01:00:00.000000',NULL,'lưu tại new/2501ca4c5e338adb3dee897398f3000a.dondoc','2022-02-10 01:00:00.000000');
INSERT INTO "message" VALUES(33,'1.w1.closing.3.a7.p14.mail',1,NULL,1,7,14,'mail','window_closing','closing.3',0,1,1,'','sent','2022-02-10 01:00:00.000000','2022-02-10 01:00:00.000000','2022-02-10 01:00:00.000000','vm:24754','54e4c39d06d48d521884f1fa3c91907c@stttt.langson.example','vhtt@caoloc.langson.example','[123/STTTT-TTBCXB] Phòng, chống dịch COVID-19: thời gian thực hiện đến hết ngày 15/02/2022','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 10 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Cao Lộc
Người nhận: Vi Văn Tuấn, Chuyên viên

V/v phòng, chống dịch COVID-19: thời gian thực hiện đến hết ngày 15/02/2022

Sở Thông tin và Truyền thông tỉnh Lạng Sơn thông báo thời gian thực hiện nội
dung sau sắp kết thúc:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Nội dung: Phòng, chống dịch COVID-19
- Thời gian thực hiện: từ ngày 21/01/2022 đến hết thứ Ba, ngày 15/02/2022

Đề nghị quý cơ quan tiếp tục thực hiện đến hết thời gian nêu trên; tập hợp số
liệu, sản phẩm đã thực hiện để sẵn sàng báo cáo kết quả khi có yêu cầu.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-10 01:00:00.000000',NULL,'lưu tại new/54e4c39d06d48d521884f1fa3c91907c.dondoc','2022-02-10 01:00:00.000000');
INSERT INTO "message" VALUES(34,'1.w1.closing.3.a8.p16.mail',1,NULL,1,8,16,'mail','window_closing','closing.3',0,1,1,'','sent','2022-02-10 01:00:00.000000','2022-02-10 01:00:00.000000','2022-02-10 01:00:00.000000','vm:24754','a7919cd954b77b60dc4096a3c355d68b@stttt.langson.example','vhtt@chilang.langson.example','[123/STTTT-TTBCXB] Phòng, chống dịch COVID-19: thời gian thực hiện đến hết ngày 15/02/2022','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 10 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Chi Lăng
Người nhận: Nông Thị Hương, Chuyên viên

V/v phòng, chống dịch COVID-19: thời gian thực hiện đến hết ngày 15/02/2022

Sở Thông tin và Truyền thông tỉnh Lạng Sơn thông báo thời gian thực hiện nội
dung sau sắp kết thúc:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Nội dung: Phòng, chống dịch COVID-19
- Thời gian thực hiện: từ ngày 21/01/2022 đến hết thứ Ba, ngày 15/02/2022

Đề nghị quý cơ quan tiếp tục thực hiện đến hết thời gian nêu trên; tập hợp số
liệu, sản phẩm đã thực hiện để sẵn sàng báo cáo kết quả khi có yêu cầu.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-10 01:00:00.000000',NULL,'lưu tại new/a7919cd954b77b60dc4096a3c355d68b.dondoc','2022-02-10 01:00:00.000000');
INSERT INTO "message" VALUES(35,'1.w1.closing.3.a9.p18.mail',1,NULL,1,9,18,'mail','window_closing','closing.3',0,1,1,'','sent','2022-02-10 01:00:00.000000','2022-02-10 01:00:00.000000','2022-02-10 01:00:00.000000','vm:24754','cb8654011d5f38e189039fcf8e79bed8@stttt.langson.example','vhtt@dinhlap.langson.example','[123/STTTT-TTBCXB] Phòng, chống dịch COVID-19: thời gian thực hiện đến hết ngày 15/02/2022','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 10 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Đình Lập
Người nhận: Triệu Văn Minh, Chuyên viên

V/v phòng, chống dịch COVID-19: thời gian thực hiện đến hết ngày 15/02/2022

Sở Thông tin và Truyền thông tỉnh Lạng Sơn thông báo thời gian thực hiện nội
dung sau sắp kết thúc:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Nội dung: Phòng, chống dịch COVID-19
- Thời gian thực hiện: từ ngày 21/01/2022 đến hết thứ Ba, ngày 15/02/2022

Đề nghị quý cơ quan tiếp tục thực hiện đến hết thời gian nêu trên; tập hợp số
liệu, sản phẩm đã thực hiện để sẵn sàng báo cáo kết quả khi có yêu cầu.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-10 01:00:00.000000',NULL,'lưu tại new/cb8654011d5f38e189039fcf8e79bed8.dondoc','2022-02-10 01:00:00.000000');
INSERT INTO "message" VALUES(36,'1.w1.closing.3.a10.p20.mail',1,NULL,1,10,20,'mail','window_closing','closing.3',0,1,1,'','sent','2022-02-10 01:00:00.000000','2022-02-10 01:00:00.000000','2022-02-10 01:00:00.000000','vm:24754','b17fcab4b5560f818f05ced9c9174ef2@stttt.langson.example','vhtt@huulung.langson.example','[123/STTTT-TTBCXB] Phòng, chống dịch COVID-19: thời gian thực hiện đến hết ngày 15/02/2022','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 10 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Hữu Lũng
Người nhận: Phùng Thị Lan, Chuyên viên

V/v phòng, chống dịch COVID-19: thời gian thực hiện đến hết ngày 15/02/2022

Sở Thông tin và Truyền thông tỉnh Lạng Sơn thông báo thời gian thực hiện nội
dung sau sắp kết thúc:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Nội dung: Phòng, chống dịch COVID-19
- Thời gian thực hiện: từ ngày 21/01/2022 đến hết thứ Ba, ngày 15/02/2022

Đề nghị quý cơ quan tiếp tục thực hiện đến hết thời gian nêu trên; tập hợp số
liệu, sản phẩm đã thực hiện để sẵn sàng báo cáo kết quả khi có yêu cầu.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-10 01:00:00.000000',NULL,'lưu tại new/b17fcab4b5560f818f05ced9c9174ef2.dondoc','2022-02-10 01:00:00.000000');
INSERT INTO "message" VALUES(37,'1.w1.closing.3.a4.p8.mail',1,NULL,1,4,8,'mail','window_closing','closing.3',0,1,1,'','sent','2022-02-10 01:00:00.000000','2022-02-10 01:00:00.000000','2022-02-10 01:00:00.000000','vm:24754','4912f47dc5343ac2c998ad16ce332bca@stttt.langson.example','vhtt@langson.langson.example','[123/STTTT-TTBCXB] Phòng, chống dịch COVID-19: thời gian thực hiện đến hết ngày 15/02/2022','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 10 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin thành phố Lạng Sơn
Người nhận: Nguyễn Thị Hạnh, Chuyên viên

V/v phòng, chống dịch COVID-19: thời gian thực hiện đến hết ngày 15/02/2022

Sở Thông tin và Truyền thông tỉnh Lạng Sơn thông báo thời gian thực hiện nội
dung sau sắp kết thúc:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Nội dung: Phòng, chống dịch COVID-19
- Thời gian thực hiện: từ ngày 21/01/2022 đến hết thứ Ba, ngày 15/02/2022

Đề nghị quý cơ quan tiếp tục thực hiện đến hết thời gian nêu trên; tập hợp số
liệu, sản phẩm đã thực hiện để sẵn sàng báo cáo kết quả khi có yêu cầu.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-10 01:00:00.000000',NULL,'lưu tại new/4912f47dc5343ac2c998ad16ce332bca.dondoc','2022-02-10 01:00:00.000000');
INSERT INTO "message" VALUES(38,'1.w1.closing.3.a11.p22.mail',1,NULL,1,11,22,'mail','window_closing','closing.3',0,1,1,'','sent','2022-02-10 01:00:00.000000','2022-02-10 01:00:00.000000','2022-02-10 01:00:00.000000','vm:24754','8da7de084493a0527bd130e14792c344@stttt.langson.example','vhtt@locbinh.langson.example','[123/STTTT-TTBCXB] Phòng, chống dịch COVID-19: thời gian thực hiện đến hết ngày 15/02/2022','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 10 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Lộc Bình
Người nhận: Hà Văn Dũng, Chuyên viên

V/v phòng, chống dịch COVID-19: thời gian thực hiện đến hết ngày 15/02/2022

Sở Thông tin và Truyền thông tỉnh Lạng Sơn thông báo thời gian thực hiện nội
dung sau sắp kết thúc:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Nội dung: Phòng, chống dịch COVID-19
- Thời gian thực hiện: từ ngày 21/01/2022 đến hết thứ Ba, ngày 15/02/2022

Đề nghị quý cơ quan tiếp tục thực hiện đến hết thời gian nêu trên; tập hợp số
liệu, sản phẩm đã thực hiện để sẵn sàng báo cáo kết quả khi có yêu cầu.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-10 01:00:00.000000',NULL,'lưu tại new/8da7de084493a0527bd130e14792c344.dondoc','2022-02-10 01:00:00.000000');
INSERT INTO "message" VALUES(39,'1.w1.closing.3.a12.p24.mail',1,NULL,1,12,24,'mail','window_closing','closing.3',0,1,1,'','sent','2022-02-10 01:00:00.000000','2022-02-10 01:00:00.000000','2022-02-10 01:00:00.000000','vm:24754','84159af3738f04c4c4ea6f31a573c2fa@stttt.langson.example','vhtt@trangdinh.langson.example','[123/STTTT-TTBCXB] Phòng, chống dịch COVID-19: thời gian thực hiện đến hết ngày 15/02/2022','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 10 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Tràng Định
Người nhận: Bế Thị Nga, Chuyên viên

V/v phòng, chống dịch COVID-19: thời gian thực hiện đến hết ngày 15/02/2022

Sở Thông tin và Truyền thông tỉnh Lạng Sơn thông báo thời gian thực hiện nội
dung sau sắp kết thúc:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Nội dung: Phòng, chống dịch COVID-19
- Thời gian thực hiện: từ ngày 21/01/2022 đến hết thứ Ba, ngày 15/02/2022

Đề nghị quý cơ quan tiếp tục thực hiện đến hết thời gian nêu trên; tập hợp số
liệu, sản phẩm đã thực hiện để sẵn sàng báo cáo kết quả khi có yêu cầu.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-10 01:00:00.000000',NULL,'lưu tại new/84159af3738f04c4c4ea6f31a573c2fa.dondoc','2022-02-10 01:00:00.000000');
INSERT INTO "message" VALUES(40,'1.w1.closing.3.a13.p26.mail',1,NULL,1,13,26,'mail','window_closing','closing.3',0,1,1,'','sent','2022-02-10 01:00:00.000000','2022-02-10 01:00:00.000000','2022-02-10 01:00:00.000000','vm:24754','99329bca45d381a63e012adb91ce951c@stttt.langson.example','vhtt@vanlang.langson.example','[123/STTTT-TTBCXB] Phòng, chống dịch COVID-19: thời gian thực hiện đến hết ngày 15/02/2022','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 10 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Văn Lãng
Người nhận: Lương Văn Sơn, Chuyên viên

V/v phòng, chống dịch COVID-19: thời gian thực hiện đến hết ngày 15/02/2022

Sở Thông tin và Truyền thông tỉnh Lạng Sơn thông báo thời gian thực hiện nội
dung sau sắp kết thúc:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Nội dung: Phòng, chống dịch COVID-19
- Thời gian thực hiện: từ ngày 21/01/2022 đến hết thứ Ba, ngày 15/02/2022

Đề nghị quý cơ quan tiếp tục thực hiện đến hết thời gian nêu trên; tập hợp số
liệu, sản phẩm đã thực hiện để sẵn sàng báo cáo kết quả khi có yêu cầu.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-10 01:00:00.000000',NULL,'lưu tại new/99329bca45d381a63e012adb91ce951c.dondoc','2022-02-10 01:00:00.000000');
INSERT INTO "message" VALUES(41,'1.w1.closing.3.a14.p28.mail',1,NULL,1,14,28,'mail','window_closing','closing.3',0,1,1,'','sent','2022-02-10 01:00:00.000000','2022-02-10 01:00:00.000000','2022-02-10 01:00:00.000000','vm:24754','a81167f27bbc8e496d7daeffe705d056@stttt.langson.example','vhtt@vanquan.langson.example','[123/STTTT-TTBCXB] Phòng, chống dịch COVID-19: thời gian thực hiện đến hết ngày 15/02/2022','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 10 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Văn Quan
Người nhận: Đàm Thị Yến, Chuyên viên

V/v phòng, chống dịch COVID-19: thời gian thực hiện đến hết ngày 15/02/2022

Sở Thông tin và Truyền thông tỉnh Lạng Sơn thông báo thời gian thực hiện nội
dung sau sắp kết thúc:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Nội dung: Phòng, chống dịch COVID-19
- Thời gian thực hiện: từ ngày 21/01/2022 đến hết thứ Ba, ngày 15/02/2022

Đề nghị quý cơ quan tiếp tục thực hiện đến hết thời gian nêu trên; tập hợp số
liệu, sản phẩm đã thực hiện để sẵn sàng báo cáo kết quả khi có yêu cầu.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-10 01:00:00.000000',NULL,'lưu tại new/a81167f27bbc8e496d7daeffe705d056.dondoc','2022-02-10 01:00:00.000000');
INSERT INTO "message" VALUES(42,'digest:2:2022-02-14',NULL,NULL,NULL,1,2,'mail','weekly','weekly',0,1,1,'','sent','2022-02-14 01:00:00.000000','2022-02-14 01:00:00.000000','2022-02-14 01:00:00.000000','vm:24754','2a4b443c958922f294c7e3e07b71615d@stttt.langson.example','giamdoc@stttt.langson.example','[Đôn Đốc] Tình hình thực hiện 01 văn bản trong tuần đến ngày 14/02/2022: không có đơn vị quá hạn','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 14 tháng 02 năm 2022

Kính gửi: đồng chí Nguyễn Quốc Huy, Giám đốc Sở

V/v tình hình thực hiện 01 văn bản trong tuần đến ngày 14/02/2022: không có
đơn vị quá hạn

Kính báo cáo lãnh đạo Sở Thông tin và Truyền thông tỉnh Lạng Sơn tình hình
theo dõi, đôn đốc thực hiện các văn bản, từ ngày 07/02/2022 đến 08 giờ 00, thứ
Hai, ngày 14/02/2022:

1. Số, ký hiệu: 123/STTTT-TTBCXB
   Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác
   giáo dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn
   2021 - 2025
   Kết quả: chưa yêu cầu báo cáo
   Đang quá hạn: không có
   Trong tuần: Nhận giao xuống đơn vị trực thuộc 04 (Phòng Văn hóa và Thông
   tin huyện Bình Gia; Phòng Văn hóa và Thông tin huyện Đình Lập; Phòng Văn
   hóa và Thông tin huyện Tràng Định; Phòng Văn hóa và Thông tin huyện Văn
   Lãng)

Kính đề nghị lãnh đạo cho ý kiến chỉ đạo đối với các đơn vị quá hạn, nếu có.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-14 01:00:00.000000',NULL,'lưu tại new/2a4b443c958922f294c7e3e07b71615d.dondoc','2022-02-14 01:00:00.000000');
INSERT INTO "message" VALUES(43,'digest:3:2022-02-14',NULL,NULL,NULL,1,3,'mail','weekly','weekly',0,1,1,'','sent','2022-02-14 01:00:00.000000','2022-02-14 01:00:00.000000','2022-02-14 01:00:00.000000','vm:24754','075473a18af98875ce6939d5d8edec34@stttt.langson.example','yenlh@stttt.langson.example','[Đôn Đốc] Tình hình thực hiện 01 văn bản trong tuần đến ngày 14/02/2022: không có đơn vị quá hạn','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 14 tháng 02 năm 2022

Kính gửi: đồng chí Lê Hải Yến, Phó Giám đốc Sở

V/v tình hình thực hiện 01 văn bản trong tuần đến ngày 14/02/2022: không có
đơn vị quá hạn

Kính báo cáo lãnh đạo Sở Thông tin và Truyền thông tỉnh Lạng Sơn tình hình
theo dõi, đôn đốc thực hiện các văn bản, từ ngày 07/02/2022 đến 08 giờ 00, thứ
Hai, ngày 14/02/2022:

1. Số, ký hiệu: 123/STTTT-TTBCXB
   Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác
   giáo dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn
   2021 - 2025
   Kết quả: chưa yêu cầu báo cáo
   Đang quá hạn: không có
   Trong tuần: Nhận giao xuống đơn vị trực thuộc 04 (Phòng Văn hóa và Thông
   tin huyện Bình Gia; Phòng Văn hóa và Thông tin huyện Đình Lập; Phòng Văn
   hóa và Thông tin huyện Tràng Định; Phòng Văn hóa và Thông tin huyện Văn
   Lãng)

Kính đề nghị lãnh đạo cho ý kiến chỉ đạo đối với các đơn vị quá hạn, nếu có.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-14 01:00:00.000000',NULL,'lưu tại new/075473a18af98875ce6939d5d8edec34.dondoc','2022-02-14 01:00:00.000000');
INSERT INTO "message" VALUES(44,'1.w1.ended.a1.p1.mail',1,NULL,1,1,1,'mail','window_closing','ended',0,1,1,'','sent','2022-02-16 01:00:00.000000','2022-02-16 01:00:00.000000','2022-02-16 01:00:00.000000','vm:24754','7ec1a93ff50ba6eca0cc7a4c27729739@stttt.langson.example','truongdv@stttt.langson.example','[123/STTTT-TTBCXB] Đã hết thời gian phòng, chống dịch COVID-19: có yêu cầu báo cáo không?','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 16 tháng 02 năm 2022

Kính gửi: đồng chí Đinh Văn Trường, Chuyên viên Phòng Thông tin - Báo chí -
Xuất bản

V/v đã hết thời gian phòng, chống dịch COVID-19: có yêu cầu báo cáo không?

Khung thời gian của nội dung “Phòng, chống dịch COVID-19” theo Công văn số
123/STTTT-TTBCXB ngày 24/01/2022 đã kết thúc ngày 15/02/2022.

Văn bản yêu cầu: “báo cáo kết quả Sở Thông tin và Truyền thông khi có yêu
cầu”. Đến nay chưa có yêu cầu báo cáo nào cho nội dung này. Nếu cần báo cáo,
đề nghị cán bộ theo dõi ấn định thời hạn bằng lệnh:

- dondoc request 123-stttt-ttbcxb-2022 --window phong-chong-dich-covid-19
  --due NĂM-THÁNG-NGÀY

Nếu không cần báo cáo, có thể đóng phần này bằng lệnh:

- dondoc close 123-stttt-ttbcxb-2022 --window phong-chong-dich-covid-19

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-16 01:00:00.000000',NULL,'lưu tại new/7ec1a93ff50ba6eca0cc7a4c27729739.dondoc','2022-02-16 01:00:00.000000');
INSERT INTO "message" VALUES(45,'1.d26.1.request.a2.p4.mail',1,26,NULL,2,4,'mail','request','request',0,1,1,'','sent','2022-02-16 02:30:00.000000','2022-02-16 02:30:00.000000','2022-02-16 02:30:00.000000','vm:24754','5c0a2e027d5ba0a2d80ab755db8b723d@stttt.langson.example','toasoan@baolangson.example','[123/STTTT-TTBCXB] Đề nghị báo cáo kết quả về phòng, chống dịch COVID-19 trước 17 giờ 00 ngày 18/02/2022','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 16 tháng 02 năm 2022

Kính gửi: Báo Lạng Sơn
Người nhận: Phạm Thu Trang, Thư ký Tòa soạn

V/v đề nghị báo cáo kết quả về phòng, chống dịch COVID-19 trước 17 giờ 00 ngày
18/02/2022

Thực hiện Công văn số 123/STTTT-TTBCXB ngày 24/01/2022, Sở Thông tin và Truyền
thông tỉnh Lạng Sơn đề nghị quý cơ quan báo cáo kết quả về phòng, chống dịch
COVID-19:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Nội dung báo cáo: Phòng, chống dịch COVID-19, từ ngày 21/01/2022 đến ngày
  15/02/2022
- Thời hạn: chậm nhất 17 giờ 00, thứ Sáu, ngày 18/02/2022
- Nơi nhận báo cáo: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn

Đề nghị gửi báo cáo bằng cách trả lời thư này hoặc gửi về Phòng Thông tin -
Báo chí - Xuất bản theo địa chỉ ttbcxb@stttt.langson.example. Trường hợp không
có nội dung để báo cáo, đề nghị vẫn trả lời: “Không có nội dung báo cáo”.
Trường hợp cần thêm thời gian, đề nghị có văn bản nêu lý do và thời hạn xin
gia hạn, gửi trước khi hết hạn.

Báo cáo theo biểu mẫu .xlsx kèm theo thư này: đề nghị điền các ô màu vàng rồi
gửi kèm thư trả lời.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-16 02:30:00.000000',NULL,'lưu tại new/5c0a2e027d5ba0a2d80ab755db8b723d.dondoc','2022-02-16 02:30:00.000000');
INSERT INTO "message" VALUES(46,'1.d27.1.request.a3.p6.mail',1,27,NULL,3,6,'mail','request','request',0,1,1,'','sent','2022-02-16 02:30:00.000000','2022-02-16 02:30:00.000000','2022-02-16 02:30:00.000000','vm:24754','b704d549f8c61eeddfa7a02c4d171572@stttt.langson.example','thoisu@langsontv.example','[123/STTTT-TTBCXB] Đề nghị báo cáo kết quả về phòng, chống dịch COVID-19 trước 17 giờ 00 ngày 18/02/2022','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 16 tháng 02 năm 2022

Kính gửi: Đài Phát thanh và Truyền hình tỉnh Lạng Sơn
Người nhận: Ngô Văn Lâm, Trưởng phòng Thời sự

V/v đề nghị báo cáo kết quả về phòng, chống dịch COVID-19 trước 17 giờ 00 ngày
18/02/2022

Thực hiện Công văn số 123/STTTT-TTBCXB ngày 24/01/2022, Sở Thông tin và Truyền
thông tỉnh Lạng Sơn đề nghị quý cơ quan báo cáo kết quả về phòng, chống dịch
COVID-19:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Nội dung báo cáo: Phòng, chống dịch COVID-19, từ ngày 21/01/2022 đến ngày
  15/02/2022
- Thời hạn: chậm nhất 17 giờ 00, thứ Sáu, ngày 18/02/2022
- Nơi nhận báo cáo: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn

Đề nghị gửi báo cáo bằng cách trả lời thư này hoặc gửi về Phòng Thông tin -
Báo chí - Xuất bản theo địa chỉ ttbcxb@stttt.langson.example. Trường hợp không
có nội dung để báo cáo, đề nghị vẫn trả lời: “Không có nội dung báo cáo”.
Trường hợp cần thêm thời gian, đề nghị có văn bản nêu lý do và thời hạn xin
gia hạn, gửi trước khi hết hạn.

Báo cáo theo biểu mẫu .xlsx kèm theo thư này: đề nghị điền các ô màu vàng rồi
gửi kèm thư trả lời.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-16 02:30:00.000000',NULL,'lưu tại new/b704d549f8c61eeddfa7a02c4d171572.dondoc','2022-02-16 02:30:00.000000');
INSERT INTO "message" VALUES(47,'1.d28.1.request.a5.p10.mail',1,28,NULL,5,10,'mail','request','request',0,1,1,'','sent','2022-02-16 02:30:00.000000','2022-02-16 02:30:00.000000','2022-02-16 02:30:00.000000','vm:24754','699eec9701d4c10a09b827638462bb2e@stttt.langson.example','vhtt@bacson.langson.example','[123/STTTT-TTBCXB] Đề nghị báo cáo kết quả về phòng, chống dịch COVID-19 trước 17 giờ 00 ngày 18/02/2022','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 16 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Bắc Sơn
Người nhận: Hoàng Văn Thái, Chuyên viên

V/v đề nghị báo cáo kết quả về phòng, chống dịch COVID-19 trước 17 giờ 00 ngày
18/02/2022

Thực hiện Công văn số 123/STTTT-TTBCXB ngày 24/01/2022, Sở Thông tin và Truyền
thông tỉnh Lạng Sơn đề nghị quý cơ quan báo cáo kết quả về phòng, chống dịch
COVID-19:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Nội dung báo cáo: Phòng, chống dịch COVID-19, từ ngày 21/01/2022 đến ngày
  15/02/2022
- Thời hạn: chậm nhất 17 giờ 00, thứ Sáu, ngày 18/02/2022
- Nơi nhận báo cáo: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn

Đề nghị gửi báo cáo bằng cách trả lời thư này hoặc gửi về Phòng Thông tin -
Báo chí - Xuất bản theo địa chỉ ttbcxb@stttt.langson.example. Trường hợp không
có nội dung để báo cáo, đề nghị vẫn trả lời: “Không có nội dung báo cáo”.
Trường hợp cần thêm thời gian, đề nghị có văn bản nêu lý do và thời hạn xin
gia hạn, gửi trước khi hết hạn.

Báo cáo theo biểu mẫu .xlsx kèm theo thư này: đề nghị điền các ô màu vàng rồi
gửi kèm thư trả lời.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-16 02:30:00.000000',NULL,'lưu tại new/699eec9701d4c10a09b827638462bb2e.dondoc','2022-02-16 02:30:00.000000');
INSERT INTO "message" VALUES(48,'1.d29.1.request.a6.p12.mail',1,29,NULL,6,12,'mail','request','request',0,1,1,'','sent','2022-02-16 02:30:00.000000','2022-02-16 02:30:00.000000','2022-02-16 02:30:00.000000','vm:24754','e80e6dd407c3d55adb17988675e628f7@stttt.langson.example','vhtt@binhgia.langson.example','[123/STTTT-TTBCXB] Đề nghị báo cáo kết quả về phòng, chống dịch COVID-19 trước 17 giờ 00 ngày 18/02/2022','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 16 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Bình Gia
Người nhận: Lý Thị Mai, Chuyên viên

V/v đề nghị báo cáo kết quả về phòng, chống dịch COVID-19 trước 17 giờ 00 ngày
18/02/2022

Thực hiện Công văn số 123/STTTT-TTBCXB ngày 24/01/2022, Sở Thông tin và Truyền
thông tỉnh Lạng Sơn đề nghị quý cơ quan báo cáo kết quả về phòng, chống dịch
COVID-19:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Nội dung báo cáo: Phòng, chống dịch COVID-19, từ ngày 21/01/2022 đến ngày
  15/02/2022
- Thời hạn: chậm nhất 17 giờ 00, thứ Sáu, ngày 18/02/2022
- Nơi nhận báo cáo: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn

Đề nghị gửi báo cáo bằng cách trả lời thư này hoặc gửi về Phòng Thông tin -
Báo chí - Xuất bản theo địa chỉ ttbcxb@stttt.langson.example. Trường hợp không
có nội dung để báo cáo, đề nghị vẫn trả lời: “Không có nội dung báo cáo”.
Trường hợp cần thêm thời gian, đề nghị có văn bản nêu lý do và thời hạn xin
gia hạn, gửi trước khi hết hạn.

Báo cáo theo biểu mẫu .xlsx kèm theo thư này: đề nghị điền các ô màu vàng rồi
gửi kèm thư trả lời.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-16 02:30:00.000000',NULL,'lưu tại new/e80e6dd407c3d55adb17988675e628f7.dondoc','2022-02-16 02:30:00.000000');
INSERT INTO "message" VALUES(49,'1.d30.1.request.a7.p14.mail',1,30,NULL,7,14,'mail','request','request',0,1,1,'','sent','2022-02-16 02:30:00.000000','2022-02-16 02:30:00.000000','2022-02-16 02:30:00.000000','vm:24754','ee36aa2bf26797288ca75818c187d276@stttt.langson.example','vhtt@caoloc.langson.example','[123/STTTT-TTBCXB] Đề nghị báo cáo kết quả về phòng, chống dịch COVID-19 trước 17 giờ 00 ngày 18/02/2022','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 16 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Cao Lộc
Người nhận: Vi Văn Tuấn, Chuyên viên

V/v đề nghị báo cáo kết quả về phòng, chống dịch COVID-19 trước 17 giờ 00 ngày
18/02/2022

Thực hiện Công văn số 123/STTTT-TTBCXB ngày 24/01/2022, Sở Thông tin và Truyền
thông tỉnh Lạng Sơn đề nghị quý cơ quan báo cáo kết quả về phòng, chống dịch
COVID-19:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Nội dung báo cáo: Phòng, chống dịch COVID-19, từ ngày 21/01/2022 đến ngày
  15/02/2022
- Thời hạn: chậm nhất 17 giờ 00, thứ Sáu, ngày 18/02/2022
- Nơi nhận báo cáo: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn

Đề nghị gửi báo cáo bằng cách trả lời thư này hoặc gửi về Phòng Thông tin -
Báo chí - Xuất bản theo địa chỉ ttbcxb@stttt.langson.example. Trường hợp không
có nội dung để báo cáo, đề nghị vẫn trả lời: “Không có nội dung báo cáo”.
Trường hợp cần thêm thời gian, đề nghị có văn bản nêu lý do và thời hạn xin
gia hạn, gửi trước khi hết hạn.

Báo cáo theo biểu mẫu .xlsx kèm theo thư này: đề nghị điền các ô màu vàng rồi
gửi kèm thư trả lời.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-16 02:30:00.000000',NULL,'lưu tại new/ee36aa2bf26797288ca75818c187d276.dondoc','2022-02-16 02:30:00.000000');
INSERT INTO "message" VALUES(50,'1.d31.1.request.a8.p16.mail',1,31,NULL,8,16,'mail','request','request',0,1,1,'','sent','2022-02-16 02:30:00.000000','2022-02-16 02:30:00.000000','2022-02-16 02:30:00.000000','vm:24754','bb635fc72d566ff0d89f34304f30a404@stttt.langson.example','vhtt@chilang.langson.example','[123/STTTT-TTBCXB] Đề nghị báo cáo kết quả về phòng, chống dịch COVID-19 trước 17 giờ 00 ngày 18/02/2022','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 16 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Chi Lăng
Người nhận: Nông Thị Hương, Chuyên viên

V/v đề nghị báo cáo kết quả về phòng, chống dịch COVID-19 trước 17 giờ 00 ngày
18/02/2022

Thực hiện Công văn số 123/STTTT-TTBCXB ngày 24/01/2022, Sở Thông tin và Truyền
thông tỉnh Lạng Sơn đề nghị quý cơ quan báo cáo kết quả về phòng, chống dịch
COVID-19:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Nội dung báo cáo: Phòng, chống dịch COVID-19, từ ngày 21/01/2022 đến ngày
  15/02/2022
- Thời hạn: chậm nhất 17 giờ 00, thứ Sáu, ngày 18/02/2022
- Nơi nhận báo cáo: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn

Đề nghị gửi báo cáo bằng cách trả lời thư này hoặc gửi về Phòng Thông tin -
Báo chí - Xuất bản theo địa chỉ ttbcxb@stttt.langson.example. Trường hợp không
có nội dung để báo cáo, đề nghị vẫn trả lời: “Không có nội dung báo cáo”.
Trường hợp cần thêm thời gian, đề nghị có văn bản nêu lý do và thời hạn xin
gia hạn, gửi trước khi hết hạn.

Báo cáo theo biểu mẫu .xlsx kèm theo thư này: đề nghị điền các ô màu vàng rồi
gửi kèm thư trả lời.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-16 02:30:00.000000',NULL,'lưu tại new/bb635fc72d566ff0d89f34304f30a404.dondoc','2022-02-16 02:30:00.000000');
INSERT INTO "message" VALUES(51,'1.d32.1.request.a9.p18.mail',1,32,NULL,9,18,'mail','request','request',0,1,1,'','sent','2022-02-16 02:30:00.000000','2022-02-16 02:30:00.000000','2022-02-16 02:30:00.000000','vm:24754','1c334565ff1a3b9b833c3e774e529848@stttt.langson.example','vhtt@dinhlap.langson.example','[123/STTTT-TTBCXB] Đề nghị báo cáo kết quả về phòng, chống dịch COVID-19 trước 17 giờ 00 ngày 18/02/2022','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 16 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Đình Lập
Người nhận: Triệu Văn Minh, Chuyên viên

V/v đề nghị báo cáo kết quả về phòng, chống dịch COVID-19 trước 17 giờ 00 ngày
18/02/2022

Thực hiện Công văn số 123/STTTT-TTBCXB ngày 24/01/2022, Sở Thông tin và Truyền
thông tỉnh Lạng Sơn đề nghị quý cơ quan báo cáo kết quả về phòng, chống dịch
COVID-19:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Nội dung báo cáo: Phòng, chống dịch COVID-19, từ ngày 21/01/2022 đến ngày
  15/02/2022
- Thời hạn: chậm nhất 17 giờ 00, thứ Sáu, ngày 18/02/2022
- Nơi nhận báo cáo: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn

Đề nghị gửi báo cáo bằng cách trả lời thư này hoặc gửi về Phòng Thông tin -
Báo chí - Xuất bản theo địa chỉ ttbcxb@stttt.langson.example. Trường hợp không
có nội dung để báo cáo, đề nghị vẫn trả lời: “Không có nội dung báo cáo”.
Trường hợp cần thêm thời gian, đề nghị có văn bản nêu lý do và thời hạn xin
gia hạn, gửi trước khi hết hạn.

Báo cáo theo biểu mẫu .xlsx kèm theo thư này: đề nghị điền các ô màu vàng rồi
gửi kèm thư trả lời.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-16 02:30:00.000000',NULL,'lưu tại new/1c334565ff1a3b9b833c3e774e529848.dondoc','2022-02-16 02:30:00.000000');
INSERT INTO "message" VALUES(52,'1.d33.1.request.a10.p20.mail',1,33,NULL,10,20,'mail','request','request',0,1,1,'','sent','2022-02-16 02:30:00.000000','2022-02-16 02:30:00.000000','2022-02-16 02:30:00.000000','vm:24754','a33c30a3d06899a55fa167190f0f90f0@stttt.langson.example','vhtt@huulung.langson.example','[123/STTTT-TTBCXB] Đề nghị báo cáo kết quả về phòng, chống dịch COVID-19 trước 17 giờ 00 ngày 18/02/2022','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 16 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Hữu Lũng
Người nhận: Phùng Thị Lan, Chuyên viên

V/v đề nghị báo cáo kết quả về phòng, chống dịch COVID-19 trước 17 giờ 00 ngày
18/02/2022

Thực hiện Công văn số 123/STTTT-TTBCXB ngày 24/01/2022, Sở Thông tin và Truyền
thông tỉnh Lạng Sơn đề nghị quý cơ quan báo cáo kết quả về phòng, chống dịch
COVID-19:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Nội dung báo cáo: Phòng, chống dịch COVID-19, từ ngày 21/01/2022 đến ngày
  15/02/2022
- Thời hạn: chậm nhất 17 giờ 00, thứ Sáu, ngày 18/02/2022
- Nơi nhận báo cáo: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn

Đề nghị gửi báo cáo bằng cách trả lời thư này hoặc gửi về Phòng Thông tin -
Báo chí - Xuất bản theo địa chỉ ttbcxb@stttt.langson.example. Trường hợp không
có nội dung để báo cáo, đề nghị vẫn trả lời: “Không có nội dung báo cáo”.
Trường hợp cần thêm thời gian, đề nghị có văn bản nêu lý do và thời hạn xin
gia hạn, gửi trước khi hết hạn.

Báo cáo theo biểu mẫu .xlsx kèm theo thư này: đề nghị điền các ô màu vàng rồi
gửi kèm thư trả lời.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-16 02:30:00.000000',NULL,'lưu tại new/a33c30a3d06899a55fa167190f0f90f0.dondoc','2022-02-16 02:30:00.000000');
INSERT INTO "message" VALUES(53,'1.d34.1.request.a4.p8.mail',1,34,NULL,4,8,'mail','request','request',0,1,1,'','sent','2022-02-16 02:30:00.000000','2022-02-16 02:30:00.000000','2022-02-16 02:30:00.000000','vm:24754','aab50153351c0904edd04b01ac1204a5@stttt.langson.example','vhtt@langson.langson.example','[123/STTTT-TTBCXB] Đề nghị báo cáo kết quả về phòng, chống dịch COVID-19 trước 17 giờ 00 ngày 18/02/2022','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 16 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin thành phố Lạng Sơn
Người nhận: Nguyễn Thị Hạnh, Chuyên viên

V/v đề nghị báo cáo kết quả về phòng, chống dịch COVID-19 trước 17 giờ 00 ngày
18/02/2022

Thực hiện Công văn số 123/STTTT-TTBCXB ngày 24/01/2022, Sở Thông tin và Truyền
thông tỉnh Lạng Sơn đề nghị quý cơ quan báo cáo kết quả về phòng, chống dịch
COVID-19:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Nội dung báo cáo: Phòng, chống dịch COVID-19, từ ngày 21/01/2022 đến ngày
  15/02/2022
- Thời hạn: chậm nhất 17 giờ 00, thứ Sáu, ngày 18/02/2022
- Nơi nhận báo cáo: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn

Đề nghị gửi báo cáo bằng cách trả lời thư này hoặc gửi về Phòng Thông tin -
Báo chí - Xuất bản theo địa chỉ ttbcxb@stttt.langson.example. Trường hợp không
có nội dung để báo cáo, đề nghị vẫn trả lời: “Không có nội dung báo cáo”.
Trường hợp cần thêm thời gian, đề nghị có văn bản nêu lý do và thời hạn xin
gia hạn, gửi trước khi hết hạn.

Báo cáo theo biểu mẫu .xlsx kèm theo thư này: đề nghị điền các ô màu vàng rồi
gửi kèm thư trả lời.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-16 02:30:00.000000',NULL,'lưu tại new/aab50153351c0904edd04b01ac1204a5.dondoc','2022-02-16 02:30:00.000000');
INSERT INTO "message" VALUES(54,'1.d35.1.request.a11.p22.mail',1,35,NULL,11,22,'mail','request','request',0,1,1,'','sent','2022-02-16 02:30:00.000000','2022-02-16 02:30:00.000000','2022-02-16 02:30:00.000000','vm:24754','480c682fc18a53233fa5d1a3eb9d56bd@stttt.langson.example','vhtt@locbinh.langson.example','[123/STTTT-TTBCXB] Đề nghị báo cáo kết quả về phòng, chống dịch COVID-19 trước 17 giờ 00 ngày 18/02/2022','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 16 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Lộc Bình
Người nhận: Hà Văn Dũng, Chuyên viên

V/v đề nghị báo cáo kết quả về phòng, chống dịch COVID-19 trước 17 giờ 00 ngày
18/02/2022

Thực hiện Công văn số 123/STTTT-TTBCXB ngày 24/01/2022, Sở Thông tin và Truyền
thông tỉnh Lạng Sơn đề nghị quý cơ quan báo cáo kết quả về phòng, chống dịch
COVID-19:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Nội dung báo cáo: Phòng, chống dịch COVID-19, từ ngày 21/01/2022 đến ngày
  15/02/2022
- Thời hạn: chậm nhất 17 giờ 00, thứ Sáu, ngày 18/02/2022
- Nơi nhận báo cáo: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn

Đề nghị gửi báo cáo bằng cách trả lời thư này hoặc gửi về Phòng Thông tin -
Báo chí - Xuất bản theo địa chỉ ttbcxb@stttt.langson.example. Trường hợp không
có nội dung để báo cáo, đề nghị vẫn trả lời: “Không có nội dung báo cáo”.
Trường hợp cần thêm thời gian, đề nghị có văn bản nêu lý do và thời hạn xin
gia hạn, gửi trước khi hết hạn.

Báo cáo theo biểu mẫu .xlsx kèm theo thư này: đề nghị điền các ô màu vàng rồi
gửi kèm thư trả lời.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-16 02:30:00.000000',NULL,'lưu tại new/480c682fc18a53233fa5d1a3eb9d56bd.dondoc','2022-02-16 02:30:00.000000');
INSERT INTO "message" VALUES(55,'1.d36.1.request.a12.p24.mail',1,36,NULL,12,24,'mail','request','request',0,1,1,'','sent','2022-02-16 02:30:00.000000','2022-02-16 02:30:00.000000','2022-02-16 02:30:00.000000','vm:24754','ed24c25ac62b5f596b73fd2b5cc68f2b@stttt.langson.example','vhtt@trangdinh.langson.example','[123/STTTT-TTBCXB] Đề nghị báo cáo kết quả về phòng, chống dịch COVID-19 trước 17 giờ 00 ngày 18/02/2022','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 16 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Tràng Định
Người nhận: Bế Thị Nga, Chuyên viên

V/v đề nghị báo cáo kết quả về phòng, chống dịch COVID-19 trước 17 giờ 00 ngày
18/02/2022

Thực hiện Công văn số 123/STTTT-TTBCXB ngày 24/01/2022, Sở Thông tin và Truyền
thông tỉnh Lạng Sơn đề nghị quý cơ quan báo cáo kết quả về phòng, chống dịch
COVID-19:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Nội dung báo cáo: Phòng, chống dịch COVID-19, từ ngày 21/01/2022 đến ngày
  15/02/2022
- Thời hạn: chậm nhất 17 giờ 00, thứ Sáu, ngày 18/02/2022
- Nơi nhận báo cáo: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn

Đề nghị gửi báo cáo bằng cách trả lời thư này hoặc gửi về Phòng Thông tin -
Báo chí - Xuất bản theo địa chỉ ttbcxb@stttt.langson.example. Trường hợp không
có nội dung để báo cáo, đề nghị vẫn trả lời: “Không có nội dung báo cáo”.
Trường hợp cần thêm thời gian, đề nghị có văn bản nêu lý do và thời hạn xin
gia hạn, gửi trước khi hết hạn.

Báo cáo theo biểu mẫu .xlsx kèm theo thư này: đề nghị điền các ô màu vàng rồi
gửi kèm thư trả lời.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-16 02:30:00.000000',NULL,'lưu tại new/ed24c25ac62b5f596b73fd2b5cc68f2b.dondoc','2022-02-16 02:30:00.000000');
INSERT INTO "message" VALUES(56,'1.d37.1.request.a13.p26.mail',1,37,NULL,13,26,'mail','request','request',0,1,1,'','sent','2022-02-16 02:30:00.000000','2022-02-16 02:30:00.000000','2022-02-16 02:30:00.000000','vm:24754','a3fa89adce9f3a493ed082aca5b26992@stttt.langson.example','vhtt@vanlang.langson.example','[123/STTTT-TTBCXB] Đề nghị báo cáo kết quả về phòng, chống dịch COVID-19 trước 17 giờ 00 ngày 18/02/2022','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 16 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Văn Lãng
Người nhận: Lương Văn Sơn, Chuyên viên

V/v đề nghị báo cáo kết quả về phòng, chống dịch COVID-19 trước 17 giờ 00 ngày
18/02/2022

Thực hiện Công văn số 123/STTTT-TTBCXB ngày 24/01/2022, Sở Thông tin và Truyền
thông tỉnh Lạng Sơn đề nghị quý cơ quan báo cáo kết quả về phòng, chống dịch
COVID-19:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Nội dung báo cáo: Phòng, chống dịch COVID-19, từ ngày 21/01/2022 đến ngày
  15/02/2022
- Thời hạn: chậm nhất 17 giờ 00, thứ Sáu, ngày 18/02/2022
- Nơi nhận báo cáo: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn

Đề nghị gửi báo cáo bằng cách trả lời thư này hoặc gửi về Phòng Thông tin -
Báo chí - Xuất bản theo địa chỉ ttbcxb@stttt.langson.example. Trường hợp không
có nội dung để báo cáo, đề nghị vẫn trả lời: “Không có nội dung báo cáo”.
Trường hợp cần thêm thời gian, đề nghị có văn bản nêu lý do và thời hạn xin
gia hạn, gửi trước khi hết hạn.

Báo cáo theo biểu mẫu .xlsx kèm theo thư này: đề nghị điền các ô màu vàng rồi
gửi kèm thư trả lời.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-16 02:30:00.000000',NULL,'lưu tại new/a3fa89adce9f3a493ed082aca5b26992.dondoc','2022-02-16 02:30:00.000000');
INSERT INTO "message" VALUES(57,'1.d38.1.request.a14.p28.mail',1,38,NULL,14,28,'mail','request','request',0,1,1,'','sent','2022-02-16 02:30:00.000000','2022-02-16 02:30:00.000000','2022-02-16 02:30:00.000000','vm:24754','badef59b90abcc38e808057b92765f18@stttt.langson.example','vhtt@vanquan.langson.example','[123/STTTT-TTBCXB] Đề nghị báo cáo kết quả về phòng, chống dịch COVID-19 trước 17 giờ 00 ngày 18/02/2022','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 16 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Văn Quan
Người nhận: Đàm Thị Yến, Chuyên viên

V/v đề nghị báo cáo kết quả về phòng, chống dịch COVID-19 trước 17 giờ 00 ngày
18/02/2022

Thực hiện Công văn số 123/STTTT-TTBCXB ngày 24/01/2022, Sở Thông tin và Truyền
thông tỉnh Lạng Sơn đề nghị quý cơ quan báo cáo kết quả về phòng, chống dịch
COVID-19:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Nội dung báo cáo: Phòng, chống dịch COVID-19, từ ngày 21/01/2022 đến ngày
  15/02/2022
- Thời hạn: chậm nhất 17 giờ 00, thứ Sáu, ngày 18/02/2022
- Nơi nhận báo cáo: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn

Đề nghị gửi báo cáo bằng cách trả lời thư này hoặc gửi về Phòng Thông tin -
Báo chí - Xuất bản theo địa chỉ ttbcxb@stttt.langson.example. Trường hợp không
có nội dung để báo cáo, đề nghị vẫn trả lời: “Không có nội dung báo cáo”.
Trường hợp cần thêm thời gian, đề nghị có văn bản nêu lý do và thời hạn xin
gia hạn, gửi trước khi hết hạn.

Báo cáo theo biểu mẫu .xlsx kèm theo thư này: đề nghị điền các ô màu vàng rồi
gửi kèm thư trả lời.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-16 02:30:00.000000',NULL,'lưu tại new/badef59b90abcc38e808057b92765f18.dondoc','2022-02-16 02:30:00.000000');
INSERT INTO "message" VALUES(58,'1.d26.1.receipt.1.a2.p4.mail',1,26,NULL,2,4,'mail','receipt','receipt.1',0,1,1,'','sent','2022-02-16 09:10:00.000000','2022-02-16 09:10:00.000000','2022-02-16 09:10:00.000000','vm:24754','484dba789297925dd623974ee781d98b@stttt.langson.example','toasoan@baolangson.example','[123/STTTT-TTBCXB] Đã nhận báo cáo kết quả về phòng, chống dịch COVID-19','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 16 tháng 02 năm 2022

Kính gửi: Báo Lạng Sơn
Người nhận: Phạm Thu Trang, Thư ký Tòa soạn

V/v đã nhận báo cáo kết quả về phòng, chống dịch COVID-19

Sở Thông tin và Truyền thông tỉnh Lạng Sơn đã nhận báo cáo kết quả về phòng,
chống dịch COVID-19 của quý cơ quan:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Thời điểm nhận: 16 giờ 10, thứ Tư, ngày 16/02/2022, đúng thời hạn
- Số liệu đã ghi nhận: Tin, bài: 6 tin; Bài đăng mạng xã hội: 4 bài

Báo cáo sẽ được xem xét; trường hợp cần bổ sung, chỉnh sửa, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn sẽ có thư nêu rõ. Trân trọng cảm ơn sự phối hợp của
quý cơ quan.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-16 09:10:00.000000',NULL,'lưu tại new/484dba789297925dd623974ee781d98b.dondoc','2022-02-16 09:10:00.000000');
INSERT INTO "message" VALUES(59,'1.d27.1.reminder.1.a3.p6.mail',1,27,NULL,3,6,'mail','reminder','reminder.1',1,1,1,'','sent','2022-02-17 01:00:00.000000','2022-02-17 01:00:00.000000','2022-02-17 01:00:00.000000','vm:24754','09bfc932454c0b9d70694e0bd5d7d24d@stttt.langson.example','thoisu@langsontv.example','[123/STTTT-TTBCXB] Nhắc báo cáo kết quả về phòng, chống dịch COVID-19: còn 01 ngày làm việc','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 17 tháng 02 năm 2022

Kính gửi: Đài Phát thanh và Truyền hình tỉnh Lạng Sơn
Người nhận: Ngô Văn Lâm, Trưởng phòng Thời sự

V/v nhắc báo cáo kết quả về phòng, chống dịch COVID-19: còn 01 ngày làm việc

Sở Thông tin và Truyền thông tỉnh Lạng Sơn xin nhắc quý cơ quan báo cáo kết
quả về phòng, chống dịch COVID-19, thời hạn còn 01 ngày làm việc:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Thời hạn: chậm nhất 17 giờ 00, thứ Sáu, ngày 18/02/2022
- Nơi nhận: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và Truyền thông
  tỉnh Lạng Sơn

Đề nghị quý cơ quan hoàn thành và gửi kết quả đúng thời hạn, bằng cách trả lời
thư này hoặc gửi về Phòng Thông tin - Báo chí - Xuất bản theo địa chỉ
ttbcxb@stttt.langson.example. Trường hợp không có nội dung để báo cáo, đề nghị
vẫn trả lời: “Không có nội dung báo cáo”. Nếu quý cơ quan đã gửi, xin bỏ qua
thư này.

Báo cáo theo biểu mẫu .xlsx kèm theo thư này: đề nghị điền các ô màu vàng rồi
gửi kèm thư trả lời.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-17 01:00:00.000000',NULL,'lưu tại new/09bfc932454c0b9d70694e0bd5d7d24d.dondoc','2022-02-17 01:00:00.000000');
INSERT INTO "message" VALUES(60,'1.d28.1.reminder.1.a5.p10.mail',1,28,NULL,5,10,'mail','reminder','reminder.1',1,1,1,'','sent','2022-02-17 01:00:00.000000','2022-02-17 01:00:00.000000','2022-02-17 01:00:00.000000','vm:24754','b049d23e8bacca53834f45898df5160b@stttt.langson.example','vhtt@bacson.langson.example','[123/STTTT-TTBCXB] Nhắc báo cáo kết quả về phòng, chống dịch COVID-19: còn 01 ngày làm việc','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 17 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Bắc Sơn
Người nhận: Hoàng Văn Thái, Chuyên viên

V/v nhắc báo cáo kết quả về phòng, chống dịch COVID-19: còn 01 ngày làm việc

Sở Thông tin và Truyền thông tỉnh Lạng Sơn xin nhắc quý cơ quan báo cáo kết
quả về phòng, chống dịch COVID-19, thời hạn còn 01 ngày làm việc:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Thời hạn: chậm nhất 17 giờ 00, thứ Sáu, ngày 18/02/2022
- Nơi nhận: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và Truyền thông
  tỉnh Lạng Sơn

Đề nghị quý cơ quan hoàn thành và gửi kết quả đúng thời hạn, bằng cách trả lời
thư này hoặc gửi về Phòng Thông tin - Báo chí - Xuất bản theo địa chỉ
ttbcxb@stttt.langson.example. Trường hợp không có nội dung để báo cáo, đề nghị
vẫn trả lời: “Không có nội dung báo cáo”. Nếu quý cơ quan đã gửi, xin bỏ qua
thư này.

Báo cáo theo biểu mẫu .xlsx kèm theo thư này: đề nghị điền các ô màu vàng rồi
gửi kèm thư trả lời.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-17 01:00:00.000000',NULL,'lưu tại new/b049d23e8bacca53834f45898df5160b.dondoc','2022-02-17 01:00:00.000000');
INSERT INTO "message" VALUES(61,'1.d29.1.reminder.1.a6.p12.mail',1,29,NULL,6,12,'mail','reminder','reminder.1',1,1,1,'','sent','2022-02-17 01:00:00.000000','2022-02-17 01:00:00.000000','2022-02-17 01:00:00.000000','vm:24754','82fe8284b8ca454701e741d1c0b6d1af@stttt.langson.example','vhtt@binhgia.langson.example','[123/STTTT-TTBCXB] Nhắc báo cáo kết quả về phòng, chống dịch COVID-19: còn 01 ngày làm việc','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 17 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Bình Gia
Người nhận: Lý Thị Mai, Chuyên viên

V/v nhắc báo cáo kết quả về phòng, chống dịch COVID-19: còn 01 ngày làm việc

Sở Thông tin và Truyền thông tỉnh Lạng Sơn xin nhắc quý cơ quan báo cáo kết
quả về phòng, chống dịch COVID-19, thời hạn còn 01 ngày làm việc:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Thời hạn: chậm nhất 17 giờ 00, thứ Sáu, ngày 18/02/2022
- Nơi nhận: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và Truyền thông
  tỉnh Lạng Sơn

Đề nghị quý cơ quan hoàn thành và gửi kết quả đúng thời hạn, bằng cách trả lời
thư này hoặc gửi về Phòng Thông tin - Báo chí - Xuất bản theo địa chỉ
ttbcxb@stttt.langson.example. Trường hợp không có nội dung để báo cáo, đề nghị
vẫn trả lời: “Không có nội dung báo cáo”. Nếu quý cơ quan đã gửi, xin bỏ qua
thư này.

Báo cáo theo biểu mẫu .xlsx kèm theo thư này: đề nghị điền các ô màu vàng rồi
gửi kèm thư trả lời.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-17 01:00:00.000000',NULL,'lưu tại new/82fe8284b8ca454701e741d1c0b6d1af.dondoc','2022-02-17 01:00:00.000000');
INSERT INTO "message" VALUES(62,'1.d30.1.reminder.1.a7.p14.mail',1,30,NULL,7,14,'mail','reminder','reminder.1',1,1,1,'','sent','2022-02-17 01:00:00.000000','2022-02-17 01:00:00.000000','2022-02-17 01:00:00.000000','vm:24754','a9a6f9f063d6854d103e77919040c933@stttt.langson.example','vhtt@caoloc.langson.example','[123/STTTT-TTBCXB] Nhắc báo cáo kết quả về phòng, chống dịch COVID-19: còn 01 ngày làm việc','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 17 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Cao Lộc
Người nhận: Vi Văn Tuấn, Chuyên viên

V/v nhắc báo cáo kết quả về phòng, chống dịch COVID-19: còn 01 ngày làm việc

Sở Thông tin và Truyền thông tỉnh Lạng Sơn xin nhắc quý cơ quan báo cáo kết
quả về phòng, chống dịch COVID-19, thời hạn còn 01 ngày làm việc:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Thời hạn: chậm nhất 17 giờ 00, thứ Sáu, ngày 18/02/2022
- Nơi nhận: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và Truyền thông
  tỉnh Lạng Sơn

Đề nghị quý cơ quan hoàn thành và gửi kết quả đúng thời hạn, bằng cách trả lời
thư này hoặc gửi về Phòng Thông tin - Báo chí - Xuất bản theo địa chỉ
ttbcxb@stttt.langson.example. Trường hợp không có nội dung để báo cáo, đề nghị
vẫn trả lời: “Không có nội dung báo cáo”. Nếu quý cơ quan đã gửi, xin bỏ qua
thư này.

Báo cáo theo biểu mẫu .xlsx kèm theo thư này: đề nghị điền các ô màu vàng rồi
gửi kèm thư trả lời.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-17 01:00:00.000000',NULL,'lưu tại new/a9a6f9f063d6854d103e77919040c933.dondoc','2022-02-17 01:00:00.000000');
INSERT INTO "message" VALUES(63,'1.d31.1.reminder.1.a8.p16.mail',1,31,NULL,8,16,'mail','reminder','reminder.1',1,1,1,'','sent','2022-02-17 01:00:00.000000','2022-02-17 01:00:00.000000','2022-02-17 01:00:00.000000','vm:24754','bc1ff41ebe6b3e0e519f4c7ef7516e0f@stttt.langson.example','vhtt@chilang.langson.example','[123/STTTT-TTBCXB] Nhắc báo cáo kết quả về phòng, chống dịch COVID-19: còn 01 ngày làm việc','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 17 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Chi Lăng
Người nhận: Nông Thị Hương, Chuyên viên

V/v nhắc báo cáo kết quả về phòng, chống dịch COVID-19: còn 01 ngày làm việc

Sở Thông tin và Truyền thông tỉnh Lạng Sơn xin nhắc quý cơ quan báo cáo kết
quả về phòng, chống dịch COVID-19, thời hạn còn 01 ngày làm việc:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Thời hạn: chậm nhất 17 giờ 00, thứ Sáu, ngày 18/02/2022
- Nơi nhận: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và Truyền thông
  tỉnh Lạng Sơn

Đề nghị quý cơ quan hoàn thành và gửi kết quả đúng thời hạn, bằng cách trả lời
thư này hoặc gửi về Phòng Thông tin - Báo chí - Xuất bản theo địa chỉ
ttbcxb@stttt.langson.example. Trường hợp không có nội dung để báo cáo, đề nghị
vẫn trả lời: “Không có nội dung báo cáo”. Nếu quý cơ quan đã gửi, xin bỏ qua
thư này.

Báo cáo theo biểu mẫu .xlsx kèm theo thư này: đề nghị điền các ô màu vàng rồi
gửi kèm thư trả lời.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-17 01:00:00.000000',NULL,'lưu tại new/bc1ff41ebe6b3e0e519f4c7ef7516e0f.dondoc','2022-02-17 01:00:00.000000');
INSERT INTO "message" VALUES(64,'1.d32.1.reminder.1.a9.p18.mail',1,32,NULL,9,18,'mail','reminder','reminder.1',1,1,1,'','sent','2022-02-17 01:00:00.000000','2022-02-17 01:00:00.000000','2022-02-17 01:00:00.000000','vm:24754','86e68b6722d8b63d0f830532bafaa4a4@stttt.langson.example','vhtt@dinhlap.langson.example','[123/STTTT-TTBCXB] Nhắc báo cáo kết quả về phòng, chống dịch COVID-19: còn 01 ngày làm việc','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 17 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Đình Lập
Người nhận: Triệu Văn Minh, Chuyên viên

V/v nhắc báo cáo kết quả về phòng, chống dịch COVID-19: còn 01 ngày làm việc

Sở Thông tin và Truyền thông tỉnh Lạng Sơn xin nhắc quý cơ quan báo cáo kết
quả về phòng, chống dịch COVID-19, thời hạn còn 01 ngày làm việc:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Thời hạn: chậm nhất 17 giờ 00, thứ Sáu, ngày 18/02/2022
- Nơi nhận: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và Truyền thông
  tỉnh Lạng Sơn

Đề nghị quý cơ quan hoàn thành và gửi kết quả đúng thời hạn, bằng cách trả lời
thư này hoặc gửi về Phòng Thông tin - Báo chí - Xuất bản theo địa chỉ
ttbcxb@stttt.langson.example. Trường hợp không có nội dung để báo cáo, đề nghị
vẫn trả lời: “Không có nội dung báo cáo”. Nếu quý cơ quan đã gửi, xin bỏ qua
thư này.

Báo cáo theo biểu mẫu .xlsx kèm theo thư này: đề nghị điền các ô màu vàng rồi
gửi kèm thư trả lời.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-17 01:00:00.000000',NULL,'lưu tại new/86e68b6722d8b63d0f830532bafaa4a4.dondoc','2022-02-17 01:00:00.000000');
INSERT INTO "message" VALUES(65,'1.d33.1.reminder.1.a10.p20.mail',1,33,NULL,10,20,'mail','reminder','reminder.1',1,1,1,'','sent','2022-02-17 01:00:00.000000','2022-02-17 01:00:00.000000','2022-02-17 01:00:00.000000','vm:24754','396f801f5cff974135633a65d13e88a7@stttt.langson.example','vhtt@huulung.langson.example','[123/STTTT-TTBCXB] Nhắc báo cáo kết quả về phòng, chống dịch COVID-19: còn 01 ngày làm việc','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 17 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Hữu Lũng
Người nhận: Phùng Thị Lan, Chuyên viên

V/v nhắc báo cáo kết quả về phòng, chống dịch COVID-19: còn 01 ngày làm việc

Sở Thông tin và Truyền thông tỉnh Lạng Sơn xin nhắc quý cơ quan báo cáo kết
quả về phòng, chống dịch COVID-19, thời hạn còn 01 ngày làm việc:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Thời hạn: chậm nhất 17 giờ 00, thứ Sáu, ngày 18/02/2022
- Nơi nhận: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và Truyền thông
  tỉnh Lạng Sơn

Đề nghị quý cơ quan hoàn thành và gửi kết quả đúng thời hạn, bằng cách trả lời
thư này hoặc gửi về Phòng Thông tin - Báo chí - Xuất bản theo địa chỉ
ttbcxb@stttt.langson.example. Trường hợp không có nội dung để báo cáo, đề nghị
vẫn trả lời: “Không có nội dung báo cáo”. Nếu quý cơ quan đã gửi, xin bỏ qua
thư này.

Báo cáo theo biểu mẫu .xlsx kèm theo thư này: đề nghị điền các ô màu vàng rồi
gửi kèm thư trả lời.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-17 01:00:00.000000',NULL,'lưu tại new/396f801f5cff974135633a65d13e88a7.dondoc','2022-02-17 01:00:00.000000');
INSERT INTO "message" VALUES(66,'1.d34.1.reminder.1.a4.p8.mail',1,34,NULL,4,8,'mail','reminder','reminder.1',1,1,1,'','sent','2022-02-17 01:00:00.000000','2022-02-17 01:00:00.000000','2022-02-17 01:00:00.000000','vm:24754','648775ac92dab1bc0f929029f9520b24@stttt.langson.example','vhtt@langson.langson.example','[123/STTTT-TTBCXB] Nhắc báo cáo kết quả về phòng, chống dịch COVID-19: còn 01 ngày làm việc','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 17 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin thành phố Lạng Sơn
Người nhận: Nguyễn Thị Hạnh, Chuyên viên

V/v nhắc báo cáo kết quả về phòng, chống dịch COVID-19: còn 01 ngày làm việc

Sở Thông tin và Truyền thông tỉnh Lạng Sơn xin nhắc quý cơ quan báo cáo kết
quả về phòng, chống dịch COVID-19, thời hạn còn 01 ngày làm việc:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Thời hạn: chậm nhất 17 giờ 00, thứ Sáu, ngày 18/02/2022
- Nơi nhận: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và Truyền thông
  tỉnh Lạng Sơn

Đề nghị quý cơ quan hoàn thành và gửi kết quả đúng thời hạn, bằng cách trả lời
thư này hoặc gửi về Phòng Thông tin - Báo chí - Xuất bản theo địa chỉ
ttbcxb@stttt.langson.example. Trường hợp không có nội dung để báo cáo, đề nghị
vẫn trả lời: “Không có nội dung báo cáo”. Nếu quý cơ quan đã gửi, xin bỏ qua
thư này.

Báo cáo theo biểu mẫu .xlsx kèm theo thư này: đề nghị điền các ô màu vàng rồi
gửi kèm thư trả lời.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-17 01:00:00.000000',NULL,'lưu tại new/648775ac92dab1bc0f929029f9520b24.dondoc','2022-02-17 01:00:00.000000');
INSERT INTO "message" VALUES(67,'1.d35.1.reminder.1.a11.p22.mail',1,35,NULL,11,22,'mail','reminder','reminder.1',1,1,1,'','sent','2022-02-17 01:00:00.000000','2022-02-17 01:00:00.000000','2022-02-17 01:00:00.000000','vm:24754','2d25bf69b70f94c688a25bf6f5d7d791@stttt.langson.example','vhtt@locbinh.langson.example','[123/STTTT-TTBCXB] Nhắc báo cáo kết quả về phòng, chống dịch COVID-19: còn 01 ngày làm việc','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 17 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Lộc Bình
Người nhận: Hà Văn Dũng, Chuyên viên

V/v nhắc báo cáo kết quả về phòng, chống dịch COVID-19: còn 01 ngày làm việc

Sở Thông tin và Truyền thông tỉnh Lạng Sơn xin nhắc quý cơ quan báo cáo kết
quả về phòng, chống dịch COVID-19, thời hạn còn 01 ngày làm việc:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Thời hạn: chậm nhất 17 giờ 00, thứ Sáu, ngày 18/02/2022
- Nơi nhận: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và Truyền thông
  tỉnh Lạng Sơn

Đề nghị quý cơ quan hoàn thành và gửi kết quả đúng thời hạn, bằng cách trả lời
thư này hoặc gửi về Phòng Thông tin - Báo chí - Xuất bản theo địa chỉ
ttbcxb@stttt.langson.example. Trường hợp không có nội dung để báo cáo, đề nghị
vẫn trả lời: “Không có nội dung báo cáo”. Nếu quý cơ quan đã gửi, xin bỏ qua
thư này.

Báo cáo theo biểu mẫu .xlsx kèm theo thư này: đề nghị điền các ô màu vàng rồi
gửi kèm thư trả lời.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-17 01:00:00.000000',NULL,'lưu tại new/2d25bf69b70f94c688a25bf6f5d7d791.dondoc','2022-02-17 01:00:00.000000');
INSERT INTO "message" VALUES(68,'1.d36.1.reminder.1.a12.p24.mail',1,36,NULL,12,24,'mail','reminder','reminder.1',1,1,1,'','sent','2022-02-17 01:00:00.000000','2022-02-17 01:00:00.000000','2022-02-17 01:00:00.000000','vm:24754','b3bd81e37e050300b832f452ce499b04@stttt.langson.example','vhtt@trangdinh.langson.example','[123/STTTT-TTBCXB] Nhắc báo cáo kết quả về phòng, chống dịch COVID-19: còn 01 ngày làm việc','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 17 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Tràng Định
Người nhận: Bế Thị Nga, Chuyên viên

V/v nhắc báo cáo kết quả về phòng, chống dịch COVID-19: còn 01 ngày làm việc

Sở Thông tin và Truyền thông tỉnh Lạng Sơn xin nhắc quý cơ quan báo cáo kết
quả về phòng, chống dịch COVID-19, thời hạn còn 01 ngày làm việc:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Thời hạn: chậm nhất 17 giờ 00, thứ Sáu, ngày 18/02/2022
- Nơi nhận: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và Truyền thông
  tỉnh Lạng Sơn

Đề nghị quý cơ quan hoàn thành và gửi kết quả đúng thời hạn, bằng cách trả lời
thư này hoặc gửi về Phòng Thông tin - Báo chí - Xuất bản theo địa chỉ
ttbcxb@stttt.langson.example. Trường hợp không có nội dung để báo cáo, đề nghị
vẫn trả lời: “Không có nội dung báo cáo”. Nếu quý cơ quan đã gửi, xin bỏ qua
thư này.

Báo cáo theo biểu mẫu .xlsx kèm theo thư này: đề nghị điền các ô màu vàng rồi
gửi kèm thư trả lời.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-17 01:00:00.000000',NULL,'lưu tại new/b3bd81e37e050300b832f452ce499b04.dondoc','2022-02-17 01:00:00.000000');
INSERT INTO "message" VALUES(69,'1.d37.1.reminder.1.a13.p26.mail',1,37,NULL,13,26,'mail','reminder','reminder.1',1,1,1,'','sent','2022-02-17 01:00:00.000000','2022-02-17 01:00:00.000000','2022-02-17 01:00:00.000000','vm:24754','f6d7ac3c42820c28157090986978d8be@stttt.langson.example','vhtt@vanlang.langson.example','[123/STTTT-TTBCXB] Nhắc báo cáo kết quả về phòng, chống dịch COVID-19: còn 01 ngày làm việc','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 17 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Văn Lãng
Người nhận: Lương Văn Sơn, Chuyên viên

V/v nhắc báo cáo kết quả về phòng, chống dịch COVID-19: còn 01 ngày làm việc

Sở Thông tin và Truyền thông tỉnh Lạng Sơn xin nhắc quý cơ quan báo cáo kết
quả về phòng, chống dịch COVID-19, thời hạn còn 01 ngày làm việc:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Thời hạn: chậm nhất 17 giờ 00, thứ Sáu, ngày 18/02/2022
- Nơi nhận: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và Truyền thông
  tỉnh Lạng Sơn

Đề nghị quý cơ quan hoàn thành và gửi kết quả đúng thời hạn, bằng cách trả lời
thư này hoặc gửi về Phòng Thông tin - Báo chí - Xuất bản theo địa chỉ
ttbcxb@stttt.langson.example. Trường hợp không có nội dung để báo cáo, đề nghị
vẫn trả lời: “Không có nội dung báo cáo”. Nếu quý cơ quan đã gửi, xin bỏ qua
thư này.

Báo cáo theo biểu mẫu .xlsx kèm theo thư này: đề nghị điền các ô màu vàng rồi
gửi kèm thư trả lời.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-17 01:00:00.000000',NULL,'lưu tại new/f6d7ac3c42820c28157090986978d8be.dondoc','2022-02-17 01:00:00.000000');
INSERT INTO "message" VALUES(70,'1.d38.1.reminder.1.a14.p28.mail',1,38,NULL,14,28,'mail','reminder','reminder.1',1,1,1,'','sent','2022-02-17 01:00:00.000000','2022-02-17 01:00:00.000000','2022-02-17 01:00:00.000000','vm:24754','232df2306e42710fb35e9267080ee37f@stttt.langson.example','vhtt@vanquan.langson.example','[123/STTTT-TTBCXB] Nhắc báo cáo kết quả về phòng, chống dịch COVID-19: còn 01 ngày làm việc','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 17 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Văn Quan
Người nhận: Đàm Thị Yến, Chuyên viên

V/v nhắc báo cáo kết quả về phòng, chống dịch COVID-19: còn 01 ngày làm việc

Sở Thông tin và Truyền thông tỉnh Lạng Sơn xin nhắc quý cơ quan báo cáo kết
quả về phòng, chống dịch COVID-19, thời hạn còn 01 ngày làm việc:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Thời hạn: chậm nhất 17 giờ 00, thứ Sáu, ngày 18/02/2022
- Nơi nhận: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và Truyền thông
  tỉnh Lạng Sơn

Đề nghị quý cơ quan hoàn thành và gửi kết quả đúng thời hạn, bằng cách trả lời
thư này hoặc gửi về Phòng Thông tin - Báo chí - Xuất bản theo địa chỉ
ttbcxb@stttt.langson.example. Trường hợp không có nội dung để báo cáo, đề nghị
vẫn trả lời: “Không có nội dung báo cáo”. Nếu quý cơ quan đã gửi, xin bỏ qua
thư này.

Báo cáo theo biểu mẫu .xlsx kèm theo thư này: đề nghị điền các ô màu vàng rồi
gửi kèm thư trả lời.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-17 01:00:00.000000',NULL,'lưu tại new/232df2306e42710fb35e9267080ee37f.dondoc','2022-02-17 01:00:00.000000');
INSERT INTO "message" VALUES(71,'digest:1:2022-02-17',NULL,NULL,NULL,1,1,'mail','digest','digest',0,1,1,'','sent','2022-02-17 01:00:00.000000','2022-02-17 01:00:00.000000','2022-02-17 01:00:00.000000','vm:24754','a99fa40d4b6ebaa598cfd0d47969ae31@stttt.langson.example','truongdv@stttt.langson.example','[Đôn Đốc] 01 việc cần xử lý, 01 văn bản có thay đổi (17/02/2022)','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 17 tháng 02 năm 2022

Kính gửi: đồng chí Đinh Văn Trường, Chuyên viên Phòng Thông tin - Báo chí -
Xuất bản

V/v 01 việc cần xử lý, 01 văn bản có thay đổi (17/02/2022)

Kính báo đồng chí tình hình theo dõi, đôn đốc thực hiện các văn bản đến 08 giờ
00, thứ Năm, ngày 17/02/2022, kể từ 08 giờ 00, thứ Tư, ngày 09/02/2022.

Việc cần cán bộ xử lý:

1. Văn bản: 123/STTTT-TTBCXB
   Việc: 1 báo cáo chờ duyệt
   Ai, ở đâu: Báo Lạng Sơn
   Cần làm: phiếu duyet-bao-cao hoặc tra-lai-bao-cao; hoặc dondoc accept
   123/STTTT-TTBCXB CƠ_QUAN, dondoc return 123/STTTT-TTBCXB CƠ_QUAN

Thay đổi trong thời gian nêu trên:

1. Số, ký hiệu: 123/STTTT-TTBCXB
   Đã xảy ra: Nhận báo cáo 01 (Báo Lạng Sơn); yêu cầu báo cáo; khung thời gian
   kết thúc
   Hiện nay: 1/13 báo cáo
   Quá hạn: không có

Chi tiết xem bảng can-nguoi-xu-ly và tong-quan trong Prefect UI, hoặc lệnh
dondoc status.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-17 01:00:00.000000',NULL,'lưu tại new/a99fa40d4b6ebaa598cfd0d47969ae31.dondoc','2022-02-17 01:00:00.000000');
INSERT INTO "message" VALUES(72,'1.d27.1.receipt.1.a3.p6.mail',1,27,NULL,3,6,'mail','receipt','receipt.1',0,1,1,'','sent','2022-02-17 02:45:00.000000','2022-02-17 02:45:00.000000','2022-02-17 02:45:00.000000','vm:24754','d395c51ee353cd479fca598ec32805ac@stttt.langson.example','thoisu@langsontv.example','[123/STTTT-TTBCXB] Đã nhận báo cáo kết quả về phòng, chống dịch COVID-19','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 17 tháng 02 năm 2022

Kính gửi: Đài Phát thanh và Truyền hình tỉnh Lạng Sơn
Người nhận: Ngô Văn Lâm, Trưởng phòng Thời sự

V/v đã nhận báo cáo kết quả về phòng, chống dịch COVID-19

Sở Thông tin và Truyền thông tỉnh Lạng Sơn đã nhận báo cáo kết quả về phòng,
chống dịch COVID-19 của quý cơ quan:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Thời điểm nhận: 09 giờ 45, thứ Năm, ngày 17/02/2022, đúng thời hạn
- Số liệu theo biểu mẫu: chưa có; đề nghị gửi bổ sung

Báo cáo sẽ được xem xét; trường hợp cần bổ sung, chỉnh sửa, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn sẽ có thư nêu rõ. Trân trọng cảm ơn sự phối hợp của
quý cơ quan.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-17 02:45:00.000000',NULL,'lưu tại new/d395c51ee353cd479fca598ec32805ac.dondoc','2022-02-17 02:45:00.000000');
INSERT INTO "message" VALUES(73,'1.d34.1.receipt.1.a4.p8.mail',1,34,NULL,4,8,'mail','receipt','receipt.1',0,1,1,'','sent','2022-02-17 03:30:00.000000','2022-02-17 03:30:00.000000','2022-02-17 03:30:00.000000','vm:24754','32bbc72768ce1b2d7dfb512b2d5e9ecc@stttt.langson.example','vhtt@langson.langson.example','[123/STTTT-TTBCXB] Đã nhận báo cáo kết quả về phòng, chống dịch COVID-19','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 17 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin thành phố Lạng Sơn
Người nhận: Nguyễn Thị Hạnh, Chuyên viên

V/v đã nhận báo cáo kết quả về phòng, chống dịch COVID-19

Sở Thông tin và Truyền thông tỉnh Lạng Sơn đã nhận báo cáo kết quả về phòng,
chống dịch COVID-19 của quý cơ quan:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Thời điểm nhận: 10 giờ 30, thứ Năm, ngày 17/02/2022, đúng thời hạn
- Số liệu đã ghi nhận: Tin, bài: 3 tin; Bài đăng mạng xã hội: 9 bài; Lượt phát
  loa: 24 lượt

Báo cáo sẽ được xem xét; trường hợp cần bổ sung, chỉnh sửa, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn sẽ có thư nêu rõ. Trân trọng cảm ơn sự phối hợp của
quý cơ quan.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-17 03:30:00.000000',NULL,'lưu tại new/32bbc72768ce1b2d7dfb512b2d5e9ecc.dondoc','2022-02-17 03:30:00.000000');
INSERT INTO "message" VALUES(74,'1.d36.2.granted.2022-02-24.a12.p24.mail',1,36,NULL,12,24,'mail','extension','granted.2022-02-24',0,2,1,'đang tổng hợp số liệu của các xã vùng sâu theo đề nghị ngày 17/02/2022','sent','2022-02-17 08:00:00.000000','2022-02-17 08:00:00.000000','2022-02-17 08:00:00.000000','vm:24754','7983b9e9e9d6e42f51e0d594f42c825c@stttt.langson.example','vhtt@trangdinh.langson.example','[123/STTTT-TTBCXB] Đồng ý gia hạn báo cáo kết quả về phòng, chống dịch COVID-19 đến ngày 24/02/2022','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 17 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Tràng Định
Người nhận: Bế Thị Nga, Chuyên viên

V/v đồng ý gia hạn báo cáo kết quả về phòng, chống dịch COVID-19 đến ngày
24/02/2022

Xét đề nghị của quý cơ quan, Sở Thông tin và Truyền thông tỉnh Lạng Sơn đồng ý
gia hạn đối với yêu cầu sau:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Yêu cầu: Báo cáo kết quả về phòng, chống dịch COVID-19
- Lý do: đang tổng hợp số liệu của các xã vùng sâu theo đề nghị ngày
  17/02/2022
- Thời hạn mới: chậm nhất 17 giờ 00, thứ Năm, ngày 24/02/2022
- Nơi nhận: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và Truyền thông
  tỉnh Lạng Sơn

Đề nghị quý cơ quan hoàn thành đúng thời hạn mới và gửi kết quả bằng cách trả
lời thư này hoặc gửi về Phòng Thông tin - Báo chí - Xuất bản theo địa chỉ
ttbcxb@stttt.langson.example.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-17 08:00:00.000000',NULL,'lưu tại new/7983b9e9e9d6e42f51e0d594f42c825c.dondoc','2022-02-17 08:00:00.000000');
INSERT INTO "message" VALUES(75,'1.d28.1.receipt.1.a5.p10.mail',1,28,NULL,5,10,'mail','receipt','receipt.1',0,1,1,'','sent','2022-02-17 09:20:00.000000','2022-02-17 09:20:00.000000','2022-02-17 09:20:00.000000','vm:24754','f22f7a12117e5eacf70f9e44fe1e2908@stttt.langson.example','vhtt@bacson.langson.example','[123/STTTT-TTBCXB] Đã nhận báo cáo kết quả về phòng, chống dịch COVID-19','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 17 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Bắc Sơn
Người nhận: Hoàng Văn Thái, Chuyên viên

V/v đã nhận báo cáo kết quả về phòng, chống dịch COVID-19

Sở Thông tin và Truyền thông tỉnh Lạng Sơn đã nhận báo cáo kết quả về phòng,
chống dịch COVID-19 của quý cơ quan:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Thời điểm nhận: 16 giờ 20, thứ Năm, ngày 17/02/2022, đúng thời hạn
- Số liệu đã ghi nhận: Tin, bài: 0 tin; Lượt phát loa: 18 lượt

Báo cáo sẽ được xem xét; trường hợp cần bổ sung, chỉnh sửa, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn sẽ có thư nêu rõ. Trân trọng cảm ơn sự phối hợp của
quý cơ quan.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-17 09:20:00.000000',NULL,'lưu tại new/f22f7a12117e5eacf70f9e44fe1e2908.dondoc','2022-02-17 09:20:00.000000');
INSERT INTO "message" VALUES(76,'1.d29.1.due_today.a6.p12.mail',1,29,NULL,6,12,'mail','due_today','due_today',1,1,1,'','sent','2022-02-18 01:00:00.000000','2022-02-18 01:00:00.000000','2022-02-18 01:00:00.000000','vm:24754','eca9759551a7781bc5bbd669162dd284@stttt.langson.example','vhtt@binhgia.langson.example','[123/STTTT-TTBCXB] Hôm nay là hạn báo cáo kết quả về phòng, chống dịch COVID-19','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 18 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Bình Gia
Người nhận: Lý Thị Mai, Chuyên viên

V/v hôm nay là hạn báo cáo kết quả về phòng, chống dịch COVID-19

Hôm nay, thứ Sáu, ngày 18/02/2022, là hạn cuối để quý cơ quan báo cáo kết quả
về phòng, chống dịch COVID-19:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Yêu cầu: Báo cáo kết quả về phòng, chống dịch COVID-19
- Thời hạn: chậm nhất 17 giờ 00, thứ Sáu, ngày 18/02/2022
- Nơi nhận: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và Truyền thông
  tỉnh Lạng Sơn

Đề nghị quý cơ quan gửi kết quả trong hôm nay, bằng cách trả lời thư này hoặc
gửi về Phòng Thông tin - Báo chí - Xuất bản theo địa chỉ
ttbcxb@stttt.langson.example. Trường hợp không có nội dung để báo cáo, đề nghị
vẫn trả lời: “Không có nội dung báo cáo”. Nếu quý cơ quan đã gửi, xin bỏ qua
thư này.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-18 01:00:00.000000',NULL,'lưu tại new/eca9759551a7781bc5bbd669162dd284.dondoc','2022-02-18 01:00:00.000000');
INSERT INTO "message" VALUES(77,'1.d30.1.due_today.a7.p14.mail',1,30,NULL,7,14,'mail','due_today','due_today',1,1,1,'','sent','2022-02-18 01:00:00.000000','2022-02-18 01:00:00.000000','2022-02-18 01:00:00.000000','vm:24754','0a7ac70881c25b4dbc44a40e31e920a0@stttt.langson.example','vhtt@caoloc.langson.example','[123/STTTT-TTBCXB] Hôm nay là hạn báo cáo kết quả về phòng, chống dịch COVID-19','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 18 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Cao Lộc
Người nhận: Vi Văn Tuấn, Chuyên viên

V/v hôm nay là hạn báo cáo kết quả về phòng, chống dịch COVID-19

Hôm nay, thứ Sáu, ngày 18/02/2022, là hạn cuối để quý cơ quan báo cáo kết quả
về phòng, chống dịch COVID-19:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Yêu cầu: Báo cáo kết quả về phòng, chống dịch COVID-19
- Thời hạn: chậm nhất 17 giờ 00, thứ Sáu, ngày 18/02/2022
- Nơi nhận: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và Truyền thông
  tỉnh Lạng Sơn

Đề nghị quý cơ quan gửi kết quả trong hôm nay, bằng cách trả lời thư này hoặc
gửi về Phòng Thông tin - Báo chí - Xuất bản theo địa chỉ
ttbcxb@stttt.langson.example. Trường hợp không có nội dung để báo cáo, đề nghị
vẫn trả lời: “Không có nội dung báo cáo”. Nếu quý cơ quan đã gửi, xin bỏ qua
thư này.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-18 01:00:00.000000',NULL,'lưu tại new/0a7ac70881c25b4dbc44a40e31e920a0.dondoc','2022-02-18 01:00:00.000000');
INSERT INTO "message" VALUES(78,'1.d31.1.due_today.a8.p16.mail',1,31,NULL,8,16,'mail','due_today','due_today',1,1,1,'','sent','2022-02-18 01:00:00.000000','2022-02-18 01:00:00.000000','2022-02-18 01:00:00.000000','vm:24754','99f4f534d2426254169901de1a076998@stttt.langson.example','vhtt@chilang.langson.example','[123/STTTT-TTBCXB] Hôm nay là hạn báo cáo kết quả về phòng, chống dịch COVID-19','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 18 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Chi Lăng
Người nhận: Nông Thị Hương, Chuyên viên

V/v hôm nay là hạn báo cáo kết quả về phòng, chống dịch COVID-19

Hôm nay, thứ Sáu, ngày 18/02/2022, là hạn cuối để quý cơ quan báo cáo kết quả
về phòng, chống dịch COVID-19:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Yêu cầu: Báo cáo kết quả về phòng, chống dịch COVID-19
- Thời hạn: chậm nhất 17 giờ 00, thứ Sáu, ngày 18/02/2022
- Nơi nhận: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và Truyền thông
  tỉnh Lạng Sơn

Đề nghị quý cơ quan gửi kết quả trong hôm nay, bằng cách trả lời thư này hoặc
gửi về Phòng Thông tin - Báo chí - Xuất bản theo địa chỉ
ttbcxb@stttt.langson.example. Trường hợp không có nội dung để báo cáo, đề nghị
vẫn trả lời: “Không có nội dung báo cáo”. Nếu quý cơ quan đã gửi, xin bỏ qua
thư này.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-18 01:00:00.000000',NULL,'lưu tại new/99f4f534d2426254169901de1a076998.dondoc','2022-02-18 01:00:00.000000');
INSERT INTO "message" VALUES(79,'1.d32.1.due_today.a9.p18.mail',1,32,NULL,9,18,'mail','due_today','due_today',1,1,1,'','sent','2022-02-18 01:00:00.000000','2022-02-18 01:00:00.000000','2022-02-18 01:00:00.000000','vm:24754','29aea3f23a335ad7a7fc69a41d0c3316@stttt.langson.example','vhtt@dinhlap.langson.example','[123/STTTT-TTBCXB] Hôm nay là hạn báo cáo kết quả về phòng, chống dịch COVID-19','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 18 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Đình Lập
Người nhận: Triệu Văn Minh, Chuyên viên

V/v hôm nay là hạn báo cáo kết quả về phòng, chống dịch COVID-19

Hôm nay, thứ Sáu, ngày 18/02/2022, là hạn cuối để quý cơ quan báo cáo kết quả
về phòng, chống dịch COVID-19:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Yêu cầu: Báo cáo kết quả về phòng, chống dịch COVID-19
- Thời hạn: chậm nhất 17 giờ 00, thứ Sáu, ngày 18/02/2022
- Nơi nhận: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và Truyền thông
  tỉnh Lạng Sơn

Đề nghị quý cơ quan gửi kết quả trong hôm nay, bằng cách trả lời thư này hoặc
gửi về Phòng Thông tin - Báo chí - Xuất bản theo địa chỉ
ttbcxb@stttt.langson.example. Trường hợp không có nội dung để báo cáo, đề nghị
vẫn trả lời: “Không có nội dung báo cáo”. Nếu quý cơ quan đã gửi, xin bỏ qua
thư này.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-18 01:00:00.000000',NULL,'lưu tại new/29aea3f23a335ad7a7fc69a41d0c3316.dondoc','2022-02-18 01:00:00.000000');
INSERT INTO "message" VALUES(80,'1.d33.1.due_today.a10.p20.mail',1,33,NULL,10,20,'mail','due_today','due_today',1,1,1,'','sent','2022-02-18 01:00:00.000000','2022-02-18 01:00:00.000000','2022-02-18 01:00:00.000000','vm:24754','329b9929ec928ad25842239d56e3b05e@stttt.langson.example','vhtt@huulung.langson.example','[123/STTTT-TTBCXB] Hôm nay là hạn báo cáo kết quả về phòng, chống dịch COVID-19','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 18 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Hữu Lũng
Người nhận: Phùng Thị Lan, Chuyên viên

V/v hôm nay là hạn báo cáo kết quả về phòng, chống dịch COVID-19

Hôm nay, thứ Sáu, ngày 18/02/2022, là hạn cuối để quý cơ quan báo cáo kết quả
về phòng, chống dịch COVID-19:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Yêu cầu: Báo cáo kết quả về phòng, chống dịch COVID-19
- Thời hạn: chậm nhất 17 giờ 00, thứ Sáu, ngày 18/02/2022
- Nơi nhận: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và Truyền thông
  tỉnh Lạng Sơn

Đề nghị quý cơ quan gửi kết quả trong hôm nay, bằng cách trả lời thư này hoặc
gửi về Phòng Thông tin - Báo chí - Xuất bản theo địa chỉ
ttbcxb@stttt.langson.example. Trường hợp không có nội dung để báo cáo, đề nghị
vẫn trả lời: “Không có nội dung báo cáo”. Nếu quý cơ quan đã gửi, xin bỏ qua
thư này.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-18 01:00:00.000000',NULL,'lưu tại new/329b9929ec928ad25842239d56e3b05e.dondoc','2022-02-18 01:00:00.000000');
INSERT INTO "message" VALUES(81,'1.d35.1.due_today.a11.p22.mail',1,35,NULL,11,22,'mail','due_today','due_today',1,1,1,'','sent','2022-02-18 01:00:00.000000','2022-02-18 01:00:00.000000','2022-02-18 01:00:00.000000','vm:24754','2a3f9a17dd64f2a471f09b0e3f57fea5@stttt.langson.example','vhtt@locbinh.langson.example','[123/STTTT-TTBCXB] Hôm nay là hạn báo cáo kết quả về phòng, chống dịch COVID-19','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 18 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Lộc Bình
Người nhận: Hà Văn Dũng, Chuyên viên

V/v hôm nay là hạn báo cáo kết quả về phòng, chống dịch COVID-19

Hôm nay, thứ Sáu, ngày 18/02/2022, là hạn cuối để quý cơ quan báo cáo kết quả
về phòng, chống dịch COVID-19:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Yêu cầu: Báo cáo kết quả về phòng, chống dịch COVID-19
- Thời hạn: chậm nhất 17 giờ 00, thứ Sáu, ngày 18/02/2022
- Nơi nhận: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và Truyền thông
  tỉnh Lạng Sơn

Đề nghị quý cơ quan gửi kết quả trong hôm nay, bằng cách trả lời thư này hoặc
gửi về Phòng Thông tin - Báo chí - Xuất bản theo địa chỉ
ttbcxb@stttt.langson.example. Trường hợp không có nội dung để báo cáo, đề nghị
vẫn trả lời: “Không có nội dung báo cáo”. Nếu quý cơ quan đã gửi, xin bỏ qua
thư này.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-18 01:00:00.000000',NULL,'lưu tại new/2a3f9a17dd64f2a471f09b0e3f57fea5.dondoc','2022-02-18 01:00:00.000000');
INSERT INTO "message" VALUES(82,'1.d37.1.due_today.a13.p26.mail',1,37,NULL,13,26,'mail','due_today','due_today',1,1,1,'','sent','2022-02-18 01:00:00.000000','2022-02-18 01:00:00.000000','2022-02-18 01:00:00.000000','vm:24754','f0daadae036df1f6ffea01a2483cb879@stttt.langson.example','vhtt@vanlang.langson.example','[123/STTTT-TTBCXB] Hôm nay là hạn báo cáo kết quả về phòng, chống dịch COVID-19','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 18 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Văn Lãng
Người nhận: Lương Văn Sơn, Chuyên viên

V/v hôm nay là hạn báo cáo kết quả về phòng, chống dịch COVID-19

Hôm nay, thứ Sáu, ngày 18/02/2022, là hạn cuối để quý cơ quan báo cáo kết quả
về phòng, chống dịch COVID-19:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Yêu cầu: Báo cáo kết quả về phòng, chống dịch COVID-19
- Thời hạn: chậm nhất 17 giờ 00, thứ Sáu, ngày 18/02/2022
- Nơi nhận: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và Truyền thông
  tỉnh Lạng Sơn

Đề nghị quý cơ quan gửi kết quả trong hôm nay, bằng cách trả lời thư này hoặc
gửi về Phòng Thông tin - Báo chí - Xuất bản theo địa chỉ
ttbcxb@stttt.langson.example. Trường hợp không có nội dung để báo cáo, đề nghị
vẫn trả lời: “Không có nội dung báo cáo”. Nếu quý cơ quan đã gửi, xin bỏ qua
thư này.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-18 01:00:00.000000',NULL,'lưu tại new/f0daadae036df1f6ffea01a2483cb879.dondoc','2022-02-18 01:00:00.000000');
INSERT INTO "message" VALUES(83,'1.d38.1.due_today.a14.p28.mail',1,38,NULL,14,28,'mail','due_today','due_today',1,1,1,'','sent','2022-02-18 01:00:00.000000','2022-02-18 01:00:00.000000','2022-02-18 01:00:00.000000','vm:24754','fcf24f937f956f705814c836537af408@stttt.langson.example','vhtt@vanquan.langson.example','[123/STTTT-TTBCXB] Hôm nay là hạn báo cáo kết quả về phòng, chống dịch COVID-19','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 18 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Văn Quan
Người nhận: Đàm Thị Yến, Chuyên viên

V/v hôm nay là hạn báo cáo kết quả về phòng, chống dịch COVID-19

Hôm nay, thứ Sáu, ngày 18/02/2022, là hạn cuối để quý cơ quan báo cáo kết quả
về phòng, chống dịch COVID-19:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Yêu cầu: Báo cáo kết quả về phòng, chống dịch COVID-19
- Thời hạn: chậm nhất 17 giờ 00, thứ Sáu, ngày 18/02/2022
- Nơi nhận: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và Truyền thông
  tỉnh Lạng Sơn

Đề nghị quý cơ quan gửi kết quả trong hôm nay, bằng cách trả lời thư này hoặc
gửi về Phòng Thông tin - Báo chí - Xuất bản theo địa chỉ
ttbcxb@stttt.langson.example. Trường hợp không có nội dung để báo cáo, đề nghị
vẫn trả lời: “Không có nội dung báo cáo”. Nếu quý cơ quan đã gửi, xin bỏ qua
thư này.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-18 01:00:00.000000',NULL,'lưu tại new/fcf24f937f956f705814c836537af408.dondoc','2022-02-18 01:00:00.000000');
INSERT INTO "message" VALUES(84,'digest:1:2022-02-18',NULL,NULL,NULL,1,1,'mail','digest','digest',0,1,1,'','sent','2022-02-18 01:00:00.000000','2022-02-18 01:00:00.000000','2022-02-18 01:00:00.000000','vm:24754','1cd2b5ea0872f0b70efc67c61b07d9ac@stttt.langson.example','truongdv@stttt.langson.example','[Đôn Đốc] 01 việc cần xử lý, 01 văn bản có thay đổi (18/02/2022)','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 18 tháng 02 năm 2022

Kính gửi: đồng chí Đinh Văn Trường, Chuyên viên Phòng Thông tin - Báo chí -
Xuất bản

V/v 01 việc cần xử lý, 01 văn bản có thay đổi (18/02/2022)

Kính báo đồng chí tình hình theo dõi, đôn đốc thực hiện các văn bản đến 08 giờ
00, thứ Sáu, ngày 18/02/2022, kể từ 08 giờ 00, thứ Năm, ngày 17/02/2022.

Việc cần cán bộ xử lý:

1. Văn bản: 123/STTTT-TTBCXB
   Việc: 4 báo cáo chờ duyệt
   Ai, ở đâu: Báo Lạng Sơn; Đài Phát thanh và Truyền hình tỉnh Lạng Sơn; Phòng
   Văn hóa và Thông tin huyện Bắc Sơn; Phòng Văn hóa và Thông tin thành phố
   Lạng Sơn
   Cần làm: phiếu duyet-bao-cao hoặc tra-lai-bao-cao; hoặc dondoc accept
   123/STTTT-TTBCXB CƠ_QUAN, dondoc return 123/STTTT-TTBCXB CƠ_QUAN

Thay đổi trong thời gian nêu trên:

1. Số, ký hiệu: 123/STTTT-TTBCXB
   Đã xảy ra: Nhận báo cáo 03 (Đài Phát thanh và Truyền hình tỉnh Lạng Sơn;
   Phòng Văn hóa và Thông tin thành phố Lạng Sơn; Phòng Văn hóa và Thông tin
   huyện Bắc Sơn); gia hạn 01 (Phòng Văn hóa và Thông tin huyện Tràng Định)
   Hiện nay: 4/13 báo cáo
   Quá hạn: không có

Chi tiết xem bảng can-nguoi-xu-ly và tong-quan trong Prefect UI, hoặc lệnh
dondoc status.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-18 01:00:00.000000',NULL,'lưu tại new/1cd2b5ea0872f0b70efc67c61b07d9ac.dondoc','2022-02-18 01:00:00.000000');
INSERT INTO "message" VALUES(85,'1.d30.1.receipt.1.a7.p14.mail',1,30,NULL,7,14,'mail','receipt','receipt.1',0,1,1,'','sent','2022-02-18 02:10:00.000000','2022-02-18 02:10:00.000000','2022-02-18 02:10:00.000000','vm:24754','0a5cdfbd00c3ead333e0967f4243de2b@stttt.langson.example','vhtt@caoloc.langson.example','[123/STTTT-TTBCXB] Đã nhận báo cáo kết quả về phòng, chống dịch COVID-19','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 18 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Cao Lộc
Người nhận: Vi Văn Tuấn, Chuyên viên

V/v đã nhận báo cáo kết quả về phòng, chống dịch COVID-19

Sở Thông tin và Truyền thông tỉnh Lạng Sơn đã nhận báo cáo kết quả về phòng,
chống dịch COVID-19 của quý cơ quan:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Thời điểm nhận: 09 giờ 10, thứ Sáu, ngày 18/02/2022, đúng thời hạn
- Nội dung: không có nội dung báo cáo

Báo cáo sẽ được xem xét; trường hợp cần bổ sung, chỉnh sửa, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn sẽ có thư nêu rõ. Trân trọng cảm ơn sự phối hợp của
quý cơ quan.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-18 02:10:00.000000',NULL,'lưu tại new/0a5cdfbd00c3ead333e0967f4243de2b.dondoc','2022-02-18 02:10:00.000000');
INSERT INTO "message" VALUES(86,'1.d31.1.receipt.1.a8.p16.mail',1,31,NULL,8,16,'mail','receipt','receipt.1',0,1,1,'','sent','2022-02-18 07:30:00.000000','2022-02-18 07:30:00.000000','2022-02-18 07:30:00.000000','vm:24754','0e7ff85c0c942106303bc2ba176d0a79@stttt.langson.example','vhtt@chilang.langson.example','[123/STTTT-TTBCXB] Đã nhận báo cáo kết quả về phòng, chống dịch COVID-19','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 18 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Chi Lăng
Người nhận: Nông Thị Hương, Chuyên viên

V/v đã nhận báo cáo kết quả về phòng, chống dịch COVID-19

Sở Thông tin và Truyền thông tỉnh Lạng Sơn đã nhận báo cáo kết quả về phòng,
chống dịch COVID-19 của quý cơ quan:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Thời điểm nhận: 14 giờ 30, thứ Sáu, ngày 18/02/2022, đúng thời hạn
- Số liệu đã ghi nhận: Tin, bài: 2 tin; Bài đăng mạng xã hội: 5 bài; Lượt phát
  loa: 40 lượt

Báo cáo sẽ được xem xét; trường hợp cần bổ sung, chỉnh sửa, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn sẽ có thư nêu rõ. Trân trọng cảm ơn sự phối hợp của
quý cơ quan.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-18 07:30:00.000000',NULL,'lưu tại new/0e7ff85c0c942106303bc2ba176d0a79.dondoc','2022-02-18 07:30:00.000000');
INSERT INTO "message" VALUES(87,'1.d33.1.receipt.1.a10.p20.mail',1,33,NULL,10,20,'mail','receipt','receipt.1',0,1,1,'','sent','2022-02-18 07:50:00.000000','2022-02-18 07:50:00.000000','2022-02-18 07:50:00.000000','vm:24754','420bc20ab3302ae2590d5262bef95a95@stttt.langson.example','vhtt@huulung.langson.example','[123/STTTT-TTBCXB] Đã nhận báo cáo kết quả về phòng, chống dịch COVID-19','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 18 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Hữu Lũng
Người nhận: Phùng Thị Lan, Chuyên viên

V/v đã nhận báo cáo kết quả về phòng, chống dịch COVID-19

Sở Thông tin và Truyền thông tỉnh Lạng Sơn đã nhận báo cáo kết quả về phòng,
chống dịch COVID-19 của quý cơ quan:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Thời điểm nhận: 14 giờ 50, thứ Sáu, ngày 18/02/2022, đúng thời hạn
- Số liệu đã ghi nhận: Tin, bài: 1 tin; Bài đăng mạng xã hội: 3 bài; Lượt phát
  loa: 36 lượt

Báo cáo sẽ được xem xét; trường hợp cần bổ sung, chỉnh sửa, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn sẽ có thư nêu rõ. Trân trọng cảm ơn sự phối hợp của
quý cơ quan.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-18 07:50:00.000000',NULL,'lưu tại new/420bc20ab3302ae2590d5262bef95a95.dondoc','2022-02-18 07:50:00.000000');
INSERT INTO "message" VALUES(88,'1.d35.1.receipt.1.a11.p22.mail',1,35,NULL,11,22,'mail','receipt','receipt.1',0,1,1,'','sent','2022-02-18 09:45:00.000000','2022-02-18 09:45:00.000000','2022-02-18 09:45:00.000000','vm:24754','411a5ec4b045b1d325a69ba0d8d8de23@stttt.langson.example','vhtt@locbinh.langson.example','[123/STTTT-TTBCXB] Đã nhận báo cáo kết quả về phòng, chống dịch COVID-19','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 18 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Lộc Bình
Người nhận: Hà Văn Dũng, Chuyên viên

V/v đã nhận báo cáo kết quả về phòng, chống dịch COVID-19

Sở Thông tin và Truyền thông tỉnh Lạng Sơn đã nhận báo cáo kết quả về phòng,
chống dịch COVID-19 của quý cơ quan:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Thời điểm nhận: 16 giờ 45, thứ Sáu, ngày 18/02/2022, đúng thời hạn
- Số liệu đã ghi nhận: Tin, bài: 2 tin; Lượt phát loa: 30 lượt

Báo cáo sẽ được xem xét; trường hợp cần bổ sung, chỉnh sửa, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn sẽ có thư nêu rõ. Trân trọng cảm ơn sự phối hợp của
quý cơ quan.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-18 09:45:00.000000',NULL,'lưu tại new/411a5ec4b045b1d325a69ba0d8d8de23.dondoc','2022-02-18 09:45:00.000000');
INSERT INTO "message" VALUES(89,'1.d29.1.chase.1.a6.p12.mail',1,29,NULL,6,12,'mail','chase','chase.1',1,1,1,'','sent','2022-02-21 01:00:00.000000','2022-02-21 01:00:00.000000','2022-02-21 01:00:00.000000','vm:24754','ec9952784604c2963e425892424cbbf6@stttt.langson.example','vhtt@binhgia.langson.example','[123/STTTT-TTBCXB] Đôn đốc lần 1: báo cáo kết quả về phòng, chống dịch COVID-19 (quá hạn 01 ngày làm việc)','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 21 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Bình Gia
Người nhận: Lý Thị Mai, Chuyên viên

V/v đôn đốc lần 1: báo cáo kết quả về phòng, chống dịch COVID-19 (quá hạn 01
ngày làm việc)

Đến 08 giờ 00, thứ Hai, ngày 21/02/2022, Sở Thông tin và Truyền thông tỉnh
Lạng Sơn chưa nhận được kết quả thực hiện của quý cơ quan đối với yêu cầu sau:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Yêu cầu: Báo cáo kết quả về phòng, chống dịch COVID-19
- Thời hạn: hết thứ Sáu, ngày 18/02/2022; đã quá 01 ngày làm việc
- Nơi nhận: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và Truyền thông
  tỉnh Lạng Sơn

Đề nghị quý cơ quan khẩn trương thực hiện và gửi kết quả ngay trong hôm nay,
bằng cách trả lời thư này hoặc gửi về Phòng Thông tin - Báo chí - Xuất bản
theo địa chỉ ttbcxb@stttt.langson.example; đồng thời nêu rõ lý do chậm. Trường
hợp không có nội dung để báo cáo, đề nghị vẫn trả lời: “Không có nội dung báo
cáo”.

Trường hợp quý cơ quan đã gửi kết quả, đề nghị báo lại ngày gửi để Sở Thông
tin và Truyền thông tỉnh Lạng Sơn đối chiếu.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-21 01:00:00.000000',NULL,'lưu tại new/ec9952784604c2963e425892424cbbf6.dondoc','2022-02-21 01:00:00.000000');
INSERT INTO "message" VALUES(90,'1.d32.1.chase.1.a9.p18.mail',1,32,NULL,9,18,'mail','chase','chase.1',1,1,1,'','sent','2022-02-21 01:00:00.000000','2022-02-21 01:00:00.000000','2022-02-21 01:00:00.000000','vm:24754','9399185c19846e64ddf5ef09e9113dfb@stttt.langson.example','vhtt@dinhlap.langson.example','[123/STTTT-TTBCXB] Đôn đốc lần 1: báo cáo kết quả về phòng, chống dịch COVID-19 (quá hạn 01 ngày làm việc)','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 21 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Đình Lập
Người nhận: Triệu Văn Minh, Chuyên viên

V/v đôn đốc lần 1: báo cáo kết quả về phòng, chống dịch COVID-19 (quá hạn 01
ngày làm việc)

Đến 08 giờ 00, thứ Hai, ngày 21/02/2022, Sở Thông tin và Truyền thông tỉnh
Lạng Sơn chưa nhận được kết quả thực hiện của quý cơ quan đối với yêu cầu sau:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Yêu cầu: Báo cáo kết quả về phòng, chống dịch COVID-19
- Thời hạn: hết thứ Sáu, ngày 18/02/2022; đã quá 01 ngày làm việc
- Nơi nhận: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và Truyền thông
  tỉnh Lạng Sơn

Đề nghị quý cơ quan khẩn trương thực hiện và gửi kết quả ngay trong hôm nay,
bằng cách trả lời thư này hoặc gửi về Phòng Thông tin - Báo chí - Xuất bản
theo địa chỉ ttbcxb@stttt.langson.example; đồng thời nêu rõ lý do chậm. Trường
hợp không có nội dung để báo cáo, đề nghị vẫn trả lời: “Không có nội dung báo
cáo”.

Trường hợp quý cơ quan đã gửi kết quả, đề nghị báo lại ngày gửi để Sở Thông
tin và Truyền thông tỉnh Lạng Sơn đối chiếu.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-21 01:00:00.000000',NULL,'lưu tại new/9399185c19846e64ddf5ef09e9113dfb.dondoc','2022-02-21 01:00:00.000000');
INSERT INTO "message" VALUES(91,'1.d36.2.reminder.3.a12.p24.mail',1,36,NULL,12,24,'mail','reminder','reminder.3',2,2,1,'','sent','2022-02-21 01:00:00.000000','2022-02-21 01:00:00.000000','2022-02-21 01:00:00.000000','vm:24754','fcbcb82437e29fdd303c64a821846def@stttt.langson.example','vhtt@trangdinh.langson.example','[123/STTTT-TTBCXB] Nhắc báo cáo kết quả về phòng, chống dịch COVID-19: còn 03 ngày làm việc','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 21 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Tràng Định
Người nhận: Bế Thị Nga, Chuyên viên

V/v nhắc báo cáo kết quả về phòng, chống dịch COVID-19: còn 03 ngày làm việc

Sở Thông tin và Truyền thông tỉnh Lạng Sơn xin nhắc quý cơ quan báo cáo kết
quả về phòng, chống dịch COVID-19, thời hạn còn 03 ngày làm việc:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Thời hạn: chậm nhất 17 giờ 00, thứ Năm, ngày 24/02/2022
- Nơi nhận: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và Truyền thông
  tỉnh Lạng Sơn

Đề nghị quý cơ quan hoàn thành và gửi kết quả đúng thời hạn, bằng cách trả lời
thư này hoặc gửi về Phòng Thông tin - Báo chí - Xuất bản theo địa chỉ
ttbcxb@stttt.langson.example. Trường hợp không có nội dung để báo cáo, đề nghị
vẫn trả lời: “Không có nội dung báo cáo”. Nếu quý cơ quan đã gửi, xin bỏ qua
thư này.

Báo cáo theo biểu mẫu .xlsx kèm theo thư này: đề nghị điền các ô màu vàng rồi
gửi kèm thư trả lời.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-21 01:00:00.000000',NULL,'lưu tại new/fcbcb82437e29fdd303c64a821846def.dondoc','2022-02-21 01:00:00.000000');
INSERT INTO "message" VALUES(92,'1.d37.1.chase.1.a13.p26.mail',1,37,NULL,13,26,'mail','chase','chase.1',1,1,1,'','sent','2022-02-21 01:00:00.000000','2022-02-21 01:00:00.000000','2022-02-21 01:00:00.000000','vm:24754','f45f68014f366896e00f5653a6c30783@stttt.langson.example','vhtt@vanlang.langson.example','[123/STTTT-TTBCXB] Đôn đốc lần 1: báo cáo kết quả về phòng, chống dịch COVID-19 (quá hạn 01 ngày làm việc)','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 21 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Văn Lãng
Người nhận: Lương Văn Sơn, Chuyên viên

V/v đôn đốc lần 1: báo cáo kết quả về phòng, chống dịch COVID-19 (quá hạn 01
ngày làm việc)

Đến 08 giờ 00, thứ Hai, ngày 21/02/2022, Sở Thông tin và Truyền thông tỉnh
Lạng Sơn chưa nhận được kết quả thực hiện của quý cơ quan đối với yêu cầu sau:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Yêu cầu: Báo cáo kết quả về phòng, chống dịch COVID-19
- Thời hạn: hết thứ Sáu, ngày 18/02/2022; đã quá 01 ngày làm việc
- Nơi nhận: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và Truyền thông
  tỉnh Lạng Sơn

Đề nghị quý cơ quan khẩn trương thực hiện và gửi kết quả ngay trong hôm nay,
bằng cách trả lời thư này hoặc gửi về Phòng Thông tin - Báo chí - Xuất bản
theo địa chỉ ttbcxb@stttt.langson.example; đồng thời nêu rõ lý do chậm. Trường
hợp không có nội dung để báo cáo, đề nghị vẫn trả lời: “Không có nội dung báo
cáo”.

Trường hợp quý cơ quan đã gửi kết quả, đề nghị báo lại ngày gửi để Sở Thông
tin và Truyền thông tỉnh Lạng Sơn đối chiếu.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-21 01:00:00.000000',NULL,'lưu tại new/f45f68014f366896e00f5653a6c30783.dondoc','2022-02-21 01:00:00.000000');
INSERT INTO "message" VALUES(93,'1.d38.1.chase.1.a14.p28.mail',1,38,NULL,14,28,'mail','chase','chase.1',1,1,1,'','sent','2022-02-21 01:00:00.000000','2022-02-21 01:00:00.000000','2022-02-21 01:00:00.000000','vm:24754','cbbf9df1df35d1d80f55c143d1560a1b@stttt.langson.example','vhtt@vanquan.langson.example','[123/STTTT-TTBCXB] Đôn đốc lần 1: báo cáo kết quả về phòng, chống dịch COVID-19 (quá hạn 01 ngày làm việc)','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 21 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Văn Quan
Người nhận: Đàm Thị Yến, Chuyên viên

V/v đôn đốc lần 1: báo cáo kết quả về phòng, chống dịch COVID-19 (quá hạn 01
ngày làm việc)

Đến 08 giờ 00, thứ Hai, ngày 21/02/2022, Sở Thông tin và Truyền thông tỉnh
Lạng Sơn chưa nhận được kết quả thực hiện của quý cơ quan đối với yêu cầu sau:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Yêu cầu: Báo cáo kết quả về phòng, chống dịch COVID-19
- Thời hạn: hết thứ Sáu, ngày 18/02/2022; đã quá 01 ngày làm việc
- Nơi nhận: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và Truyền thông
  tỉnh Lạng Sơn

Đề nghị quý cơ quan khẩn trương thực hiện và gửi kết quả ngay trong hôm nay,
bằng cách trả lời thư này hoặc gửi về Phòng Thông tin - Báo chí - Xuất bản
theo địa chỉ ttbcxb@stttt.langson.example; đồng thời nêu rõ lý do chậm. Trường
hợp không có nội dung để báo cáo, đề nghị vẫn trả lời: “Không có nội dung báo
cáo”.

Trường hợp quý cơ quan đã gửi kết quả, đề nghị báo lại ngày gửi để Sở Thông
tin và Truyền thông tỉnh Lạng Sơn đối chiếu.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-21 01:00:00.000000',NULL,'lưu tại new/cbbf9df1df35d1d80f55c143d1560a1b.dondoc','2022-02-21 01:00:00.000000');
INSERT INTO "message" VALUES(94,'digest:1:2022-02-21',NULL,NULL,NULL,1,1,'mail','digest','digest',0,1,1,'','sent','2022-02-21 01:00:00.000000','2022-02-21 01:00:00.000000','2022-02-21 01:00:00.000000','vm:24754','56ac40e87cf408e5bcb0b022c2087828@stttt.langson.example','truongdv@stttt.langson.example','[Đôn Đốc] 01 việc cần xử lý, 01 văn bản có thay đổi (21/02/2022)','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 21 tháng 02 năm 2022

Kính gửi: đồng chí Đinh Văn Trường, Chuyên viên Phòng Thông tin - Báo chí -
Xuất bản

V/v 01 việc cần xử lý, 01 văn bản có thay đổi (21/02/2022)

Kính báo đồng chí tình hình theo dõi, đôn đốc thực hiện các văn bản đến 08 giờ
00, thứ Hai, ngày 21/02/2022, kể từ 08 giờ 00, thứ Sáu, ngày 18/02/2022.

Việc cần cán bộ xử lý:

1. Văn bản: 123/STTTT-TTBCXB
   Việc: 1 báo cáo chờ duyệt
   Ai, ở đâu: Đài Phát thanh và Truyền hình tỉnh Lạng Sơn
   Cần làm: phiếu duyet-bao-cao hoặc tra-lai-bao-cao; hoặc dondoc accept
   123/STTTT-TTBCXB CƠ_QUAN, dondoc return 123/STTTT-TTBCXB CƠ_QUAN

Thay đổi trong thời gian nêu trên:

1. Số, ký hiệu: 123/STTTT-TTBCXB
   Đã xảy ra: Nhận báo cáo 04 (Phòng Văn hóa và Thông tin huyện Cao Lộc; Phòng
   Văn hóa và Thông tin huyện Chi Lăng; Phòng Văn hóa và Thông tin huyện Hữu
   Lũng; Phòng Văn hóa và Thông tin huyện Lộc Bình); duyệt báo cáo 07 (Báo
   Lạng Sơn; Phòng Văn hóa và Thông tin thành phố Lạng Sơn; Phòng Văn hóa và
   Thông tin huyện Bắc Sơn; Phòng Văn hóa và Thông tin huyện Cao Lộc; Phòng
   Văn hóa và Thông tin huyện Chi Lăng; …)
   Hiện nay: 8/13 báo cáo
   Quá hạn: 04 đơn vị: Phòng Văn hóa và Thông tin huyện Bình Gia; Phòng Văn
   hóa và Thông tin huyện Đình Lập; Phòng Văn hóa và Thông tin huyện Văn Lãng;
   Phòng Văn hóa và Thông tin huyện Văn Quan

Chi tiết xem bảng can-nguoi-xu-ly và tong-quan trong Prefect UI, hoặc lệnh
dondoc status.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-21 01:00:00.000000',NULL,'lưu tại new/56ac40e87cf408e5bcb0b022c2087828.dondoc','2022-02-21 01:00:00.000000');
INSERT INTO "message" VALUES(95,'digest:2:2022-02-21',NULL,NULL,NULL,1,2,'mail','weekly','weekly',0,1,1,'','sent','2022-02-21 01:00:00.000000','2022-02-21 01:00:00.000000','2022-02-21 01:00:00.000000','vm:24754','cbd3deb820b2c17e7def146b455506d6@stttt.langson.example','giamdoc@stttt.langson.example','[Đôn Đốc] Tình hình thực hiện 01 văn bản trong tuần đến ngày 21/02/2022: 04 lượt đơn vị quá hạn','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 21 tháng 02 năm 2022

Kính gửi: đồng chí Nguyễn Quốc Huy, Giám đốc Sở

V/v tình hình thực hiện 01 văn bản trong tuần đến ngày 21/02/2022: 04 lượt đơn
vị quá hạn

Kính báo cáo lãnh đạo Sở Thông tin và Truyền thông tỉnh Lạng Sơn tình hình
theo dõi, đôn đốc thực hiện các văn bản, từ ngày 14/02/2022 đến 08 giờ 00, thứ
Hai, ngày 21/02/2022:

1. Số, ký hiệu: 123/STTTT-TTBCXB
   Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác
   giáo dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn
   2021 - 2025
   Kết quả: 8/13 báo cáo
   Đang quá hạn: 04 đơn vị: Phòng Văn hóa và Thông tin huyện Bình Gia; Phòng
   Văn hóa và Thông tin huyện Đình Lập; Phòng Văn hóa và Thông tin huyện Văn
   Lãng; Phòng Văn hóa và Thông tin huyện Văn Quan
   Trong tuần: Nhận báo cáo 08 (Báo Lạng Sơn; Đài Phát thanh và Truyền hình
   tỉnh Lạng Sơn; Phòng Văn hóa và Thông tin thành phố Lạng Sơn; Phòng Văn hóa
   và Thông tin huyện Bắc Sơn; Phòng Văn hóa và Thông tin huyện Cao Lộc; …);
   duyệt báo cáo 07 (Báo Lạng Sơn; Phòng Văn hóa và Thông tin thành phố Lạng
   Sơn; Phòng Văn hóa và Thông tin huyện Bắc Sơn; Phòng Văn hóa và Thông tin
   huyện Cao Lộc; Phòng Văn hóa và Thông tin huyện Chi Lăng; …); gia hạn 01
   (Phòng Văn hóa và Thông tin huyện Tràng Định); yêu cầu báo cáo; khung thời
   gian kết thúc

Đang chờ cán bộ xử lý: 01 việc.

Kính đề nghị lãnh đạo cho ý kiến chỉ đạo đối với các đơn vị quá hạn, nếu có.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-21 01:00:00.000000',NULL,'lưu tại new/cbd3deb820b2c17e7def146b455506d6.dondoc','2022-02-21 01:00:00.000000');
INSERT INTO "message" VALUES(96,'digest:3:2022-02-21',NULL,NULL,NULL,1,3,'mail','weekly','weekly',0,1,1,'','sent','2022-02-21 01:00:00.000000','2022-02-21 01:00:00.000000','2022-02-21 01:00:00.000000','vm:24754','d22847311562e43383abb4c30fe37478@stttt.langson.example','yenlh@stttt.langson.example','[Đôn Đốc] Tình hình thực hiện 01 văn bản trong tuần đến ngày 21/02/2022: 04 lượt đơn vị quá hạn','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 21 tháng 02 năm 2022

Kính gửi: đồng chí Lê Hải Yến, Phó Giám đốc Sở

V/v tình hình thực hiện 01 văn bản trong tuần đến ngày 21/02/2022: 04 lượt đơn
vị quá hạn

Kính báo cáo lãnh đạo Sở Thông tin và Truyền thông tỉnh Lạng Sơn tình hình
theo dõi, đôn đốc thực hiện các văn bản, từ ngày 14/02/2022 đến 08 giờ 00, thứ
Hai, ngày 21/02/2022:

1. Số, ký hiệu: 123/STTTT-TTBCXB
   Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác
   giáo dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn
   2021 - 2025
   Kết quả: 8/13 báo cáo
   Đang quá hạn: 04 đơn vị: Phòng Văn hóa và Thông tin huyện Bình Gia; Phòng
   Văn hóa và Thông tin huyện Đình Lập; Phòng Văn hóa và Thông tin huyện Văn
   Lãng; Phòng Văn hóa và Thông tin huyện Văn Quan
   Trong tuần: Nhận báo cáo 08 (Báo Lạng Sơn; Đài Phát thanh và Truyền hình
   tỉnh Lạng Sơn; Phòng Văn hóa và Thông tin thành phố Lạng Sơn; Phòng Văn hóa
   và Thông tin huyện Bắc Sơn; Phòng Văn hóa và Thông tin huyện Cao Lộc; …);
   duyệt báo cáo 07 (Báo Lạng Sơn; Phòng Văn hóa và Thông tin thành phố Lạng
   Sơn; Phòng Văn hóa và Thông tin huyện Bắc Sơn; Phòng Văn hóa và Thông tin
   huyện Cao Lộc; Phòng Văn hóa và Thông tin huyện Chi Lăng; …); gia hạn 01
   (Phòng Văn hóa và Thông tin huyện Tràng Định); yêu cầu báo cáo; khung thời
   gian kết thúc

Đang chờ cán bộ xử lý: 01 việc.

Kính đề nghị lãnh đạo cho ý kiến chỉ đạo đối với các đơn vị quá hạn, nếu có.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-21 01:00:00.000000',NULL,'lưu tại new/d22847311562e43383abb4c30fe37478.dondoc','2022-02-21 01:00:00.000000');
INSERT INTO "message" VALUES(97,'1.d27.2.returned.2.a3.p6.mail',1,27,NULL,3,6,'mail','returned','returned.2',0,2,2,'báo cáo thiếu số lượng tin, bài và thời lượng phát sóng','sent','2022-02-21 02:00:00.000000','2022-02-21 02:00:00.000000','2022-02-21 02:00:00.000000','vm:24754','f051187f4904b8282f63f7724866fe35@stttt.langson.example','thoisu@langsontv.example','[123/STTTT-TTBCXB] Đề nghị bổ sung, gửi lại báo cáo kết quả về phòng, chống dịch COVID-19 trước 17 giờ 00 ngày 23/02/2022','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 21 tháng 02 năm 2022

Kính gửi: Đài Phát thanh và Truyền hình tỉnh Lạng Sơn
Người nhận: Ngô Văn Lâm, Trưởng phòng Thời sự

V/v đề nghị bổ sung, gửi lại báo cáo kết quả về phòng, chống dịch COVID-19
trước 17 giờ 00 ngày 23/02/2022

Sở Thông tin và Truyền thông tỉnh Lạng Sơn đã xem xét báo cáo kết quả về
phòng, chống dịch COVID-19 của quý cơ quan và đề nghị quý cơ quan bổ sung,
chỉnh sửa, gửi lại:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Lý do trả lại: báo cáo thiếu số lượng tin, bài và thời lượng phát sóng
- Thời hạn gửi lại: chậm nhất 17 giờ 00, thứ Tư, ngày 23/02/2022
- Nơi nhận: Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và Truyền thông
  tỉnh Lạng Sơn

Đề nghị gửi lại báo cáo bằng cách trả lời thư này hoặc gửi về Phòng Thông
tin - Báo chí - Xuất bản theo địa chỉ ttbcxb@stttt.langson.example. Việc gửi
lại đúng thời hạn nêu trên không bị tính là chậm.

Báo cáo theo biểu mẫu .xlsx kèm theo thư này: đề nghị điền các ô màu vàng rồi
gửi kèm thư trả lời.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-21 02:00:00.000000',NULL,'lưu tại new/f051187f4904b8282f63f7724866fe35.dondoc','2022-02-21 02:00:00.000000');
INSERT INTO "message" VALUES(98,'1.d32.1.receipt.1.a9.p18.mail',1,32,NULL,9,18,'mail','receipt','receipt.1',0,1,1,'','sent','2022-02-21 08:30:00.000000','2022-02-21 08:30:00.000000','2022-02-21 08:30:00.000000','vm:24754','3c6010bee79e0376a4af9b5fc238d7c3@stttt.langson.example','vhtt@dinhlap.langson.example','[123/STTTT-TTBCXB] Đã nhận báo cáo kết quả về phòng, chống dịch COVID-19','ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lạng Sơn, ngày 21 tháng 02 năm 2022

Kính gửi: Phòng Văn hóa và Thông tin huyện Đình Lập
Người nhận: Triệu Văn Minh, Chuyên viên

V/v đã nhận báo cáo kết quả về phòng, chống dịch COVID-19

Sở Thông tin và Truyền thông tỉnh Lạng Sơn đã nhận báo cáo kết quả về phòng,
chống dịch COVID-19 của quý cơ quan:

- Văn bản: Công văn số 123/STTTT-TTBCXB ngày 24/01/2022 của Sở Thông tin và
  Truyền thông tỉnh Lạng Sơn
- Trích yếu: Tuyên truyền: phòng, chống dịch COVID-19; thực hiện công tác giáo
  dục nghề nghiệp; xây dựng nông thôn mới tỉnh Lạng Sơn, giai đoạn 2021 - 2025
- Thời điểm nhận: 15 giờ 30, thứ Hai, ngày 21/02/2022, sau thời hạn
- Số liệu đã ghi nhận: Tin, bài: 0 tin; Lượt phát loa: 12 lượt

Báo cáo sẽ được xem xét; trường hợp cần bổ sung, chỉnh sửa, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn sẽ có thư nêu rõ. Trân trọng cảm ơn sự phối hợp của
quý cơ quan.

Mọi trao đổi xin liên hệ Phòng Thông tin - Báo chí - Xuất bản, Sở Thông tin và
Truyền thông tỉnh Lạng Sơn: ông Đinh Văn Trường, chuyên viên; điện thoại
0205.3812.345; thư điện tử ttbcxb@stttt.langson.example.

TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG
Hoàng Minh Đức

Nơi nhận:
- Như trên;
- Lưu: hồ sơ theo dõi văn bản số 123/STTTT-TTBCXB.

-- 
Thư do hệ thống Đôn Đốc gửi theo ủy quyền của Sở Thông tin và Truyền thông
tỉnh Lạng Sơn.
',1,'2022-02-21 08:30:00.000000',NULL,'lưu tại new/3c6010bee79e0376a4af9b5fc238d7c3.dondoc','2022-02-21 08:30:00.000000');
CREATE TABLE meta (
	"key" VARCHAR(60) NOT NULL, 
	value VARCHAR NOT NULL, 
	PRIMARY KEY ("key")
);
INSERT INTO "meta" VALUES('clock','2022-02-21T15:30:00+07:00');
INSERT INTO "meta" VALUES('calendar','{"country":"VN","language":"vi","days_off":["2026-01-02"],"worked_days":["2026-01-10"],"office_hours":[["07:30:00","11:30:00"],["13:30:00","17:00:00"]],"send_at":"08:00:00","day_ends":"17:00:00"}');
INSERT INTO "meta" VALUES('scenario.done','21');
INSERT INTO "meta" VALUES('digest.day','2022-02-21');
INSERT INTO "meta" VALUES('patrol.completed','2022-02-21T15:30:00+07:00');
INSERT INTO "meta" VALUES('patrol.count','35');
CREATE TABLE obligation (
	id INTEGER NOT NULL, 
	campaign_id INTEGER NOT NULL, 
	"key" VARCHAR(60) NOT NULL, 
	kind VARCHAR(24) NOT NULL, 
	title VARCHAR NOT NULL, 
	evidence VARCHAR NOT NULL, 
	binds JSON NOT NULL, 
	due_on DATE, 
	"before" BOOLEAN NOT NULL, due_time TIME, timing VARCHAR(24) NOT NULL DEFAULT 'ladder' CONSTRAINT timing CHECK (timing IN ('once', 'term', 'periodic', 'on_request', 'ladder')), rule JSON, lower INTEGER NOT NULL DEFAULT '0', carries VARCHAR NOT NULL DEFAULT '', paused BOOLEAN NOT NULL DEFAULT 0, opened_to DATE, next_step_at DATETIME, fields JSON NOT NULL DEFAULT '[]', 
	PRIMARY KEY (id), 
	FOREIGN KEY(campaign_id) REFERENCES campaign (id), 
	UNIQUE (campaign_id, "key"), 
	CONSTRAINT obligationkind CHECK (kind IN ('acknowledge', 'publish', 'cascade', 'report'))
);
INSERT INTO "obligation" VALUES(1,1,'acknowledge','acknowledge','xác nhận đã nhận văn bản','','[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]',NULL,0,NULL,'ladder','{}',0,'',0,NULL,NULL,'[]');
INSERT INTO "obligation" VALUES(2,1,'publish','publish','đăng tải văn bản','','[17]',NULL,0,NULL,'ladder','{}',0,'',0,NULL,NULL,'[]');
INSERT INTO "obligation" VALUES(3,1,'cascade-4','cascade','giao xuống đơn vị trực thuộc: Trung tâm Văn hóa, Thể thao và Truyền thông; Đài Truyền thanh cấp xã','4. Đề nghị Phòng Văn hóa và Thông tin các huyện, thành phố Đôn đốc, hướng dẫn Trung tâm Văn hóa, Thể thao và Truyền thông; Đài Truyền thanh cấp xã tuyên truyền nội dung nêu trên.','[3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]',NULL,0,NULL,'ladder','{}',0,'',0,NULL,NULL,'[]');
INSERT INTO "obligation" VALUES(4,1,'report','report','báo cáo kết quả','báo cáo kết quả Sở Thông tin và Truyền thông khi có yêu cầu','[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]',NULL,0,NULL,'on_request','{}',0,'',0,NULL,NULL,'[{"key": "tin_bai", "label": "Tin, b\u00e0i", "unit": "tin", "kind": "number", "required": true, "help": "Tin, b\u00e0i \u0111\u00e3 \u0111\u0103ng tr\u00ean b\u00e1o in, b\u00e1o \u0111i\u1ec7n t\u1eed, c\u1ed5ng th\u00f4ng tin; kh\u00f4ng c\u00f3 th\u00ec ghi 0", "choices": []}, {"key": "buoi_phat", "label": "Bu\u1ed5i ph\u00e1t", "unit": "bu\u1ed5i", "kind": "number", "required": false, "help": "Ch\u01b0\u01a1ng tr\u00ecnh ph\u00e1t thanh, truy\u1ec1n h\u00ecnh, t\u00ednh m\u1ed7i l\u1ea7n ph\u00e1t", "choices": []}, {"key": "phut_phat_song", "label": "Th\u1eddi l\u01b0\u1ee3ng ph\u00e1t s\u00f3ng", "unit": "ph\u00fat", "kind": "number", "required": false, "help": "C\u1ed9ng th\u1eddi l\u01b0\u1ee3ng c\u1ee7a c\u00e1c bu\u1ed5i ph\u00e1t", "choices": []}, {"key": "bai_dang", "label": "B\u00e0i \u0111\u0103ng m\u1ea1ng x\u00e3 h\u1ed9i", "unit": "b\u00e0i", "kind": "number", "required": false, "help": "", "choices": []}, {"key": "luot_loa", "label": "L\u01b0\u1ee3t ph\u00e1t loa", "unit": "l\u01b0\u1ee3t", "kind": "number", "required": false, "help": "\u0110\u00e0i truy\u1ec1n thanh c\u1ea5p x\u00e3, loa l\u01b0u \u0111\u1ed9ng", "choices": []}]');
CREATE TABLE recipient (
	id INTEGER NOT NULL, 
	campaign_id INTEGER NOT NULL, 
	agency_id INTEGER NOT NULL, 
	role VARCHAR(24) NOT NULL, 
	name VARCHAR NOT NULL, 
	"group" VARCHAR NOT NULL, parent_id INTEGER REFERENCES recipient (id), paused BOOLEAN NOT NULL DEFAULT 0, 
	PRIMARY KEY (id), 
	FOREIGN KEY(agency_id) REFERENCES agency (id), 
	FOREIGN KEY(campaign_id) REFERENCES campaign (id), 
	UNIQUE (campaign_id, agency_id), 
	CONSTRAINT role CHECK (role IN ('action', 'info', 'publish', 'records'))
);
INSERT INTO "recipient" VALUES(1,1,2,'action','Báo Lạng Sơn','',NULL,0);
INSERT INTO "recipient" VALUES(2,1,3,'action','Đài Phát thanh và Truyền hình tỉnh Lạng Sơn','',NULL,0);
INSERT INTO "recipient" VALUES(3,1,5,'action','Phòng Văn hóa và Thông tin huyện Bắc Sơn','Phòng Văn hóa và Thông tin các huyện, thành phố',NULL,0);
INSERT INTO "recipient" VALUES(4,1,6,'action','Phòng Văn hóa và Thông tin huyện Bình Gia','Phòng Văn hóa và Thông tin các huyện, thành phố',NULL,0);
INSERT INTO "recipient" VALUES(5,1,7,'action','Phòng Văn hóa và Thông tin huyện Cao Lộc','Phòng Văn hóa và Thông tin các huyện, thành phố',NULL,0);
INSERT INTO "recipient" VALUES(6,1,8,'action','Phòng Văn hóa và Thông tin huyện Chi Lăng','Phòng Văn hóa và Thông tin các huyện, thành phố',NULL,0);
INSERT INTO "recipient" VALUES(7,1,9,'action','Phòng Văn hóa và Thông tin huyện Đình Lập','Phòng Văn hóa và Thông tin các huyện, thành phố',NULL,0);
INSERT INTO "recipient" VALUES(8,1,10,'action','Phòng Văn hóa và Thông tin huyện Hữu Lũng','Phòng Văn hóa và Thông tin các huyện, thành phố',NULL,0);
INSERT INTO "recipient" VALUES(9,1,4,'action','Phòng Văn hóa và Thông tin thành phố Lạng Sơn','Phòng Văn hóa và Thông tin các huyện, thành phố',NULL,0);
INSERT INTO "recipient" VALUES(10,1,11,'action','Phòng Văn hóa và Thông tin huyện Lộc Bình','Phòng Văn hóa và Thông tin các huyện, thành phố',NULL,0);
INSERT INTO "recipient" VALUES(11,1,12,'action','Phòng Văn hóa và Thông tin huyện Tràng Định','Phòng Văn hóa và Thông tin các huyện, thành phố',NULL,0);
INSERT INTO "recipient" VALUES(12,1,13,'action','Phòng Văn hóa và Thông tin huyện Văn Lãng','Phòng Văn hóa và Thông tin các huyện, thành phố',NULL,0);
INSERT INTO "recipient" VALUES(13,1,14,'action','Phòng Văn hóa và Thông tin huyện Văn Quan','Phòng Văn hóa và Thông tin các huyện, thành phố',NULL,0);
INSERT INTO "recipient" VALUES(14,1,16,'info','Lãnh đạo Sở','',NULL,0);
INSERT INTO "recipient" VALUES(15,1,17,'info','Phòng Thông tin - Báo chí - Xuất bản','',NULL,0);
INSERT INTO "recipient" VALUES(16,1,18,'info','Văn phòng Sở','',NULL,0);
INSERT INTO "recipient" VALUES(17,1,15,'publish','Trung tâm Công nghệ số','',NULL,0);
CREATE TABLE "submission" (
	id INTEGER NOT NULL, 
	due_id INTEGER NOT NULL, 
	round INTEGER NOT NULL, 
	received_at DATETIME NOT NULL, 
	late_after DATETIME, 
	via VARCHAR(24) NOT NULL, 
	nil BOOLEAN NOT NULL, 
	text VARCHAR NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	files JSON, "values" JSON NOT NULL DEFAULT '{}', 
	PRIMARY KEY (id), 
	CONSTRAINT via CHECK (via IN ('email', 'system', 'paper', 'telephone', 'page')), 
	FOREIGN KEY(due_id) REFERENCES due (id), 
	UNIQUE (due_id, round)
);
INSERT INTO "submission" VALUES(1,1,1,'2022-01-24 03:15:00.000000','2022-01-25 17:00:00.000000','system',0,'','Đinh Văn Trường','[]','{}');
INSERT INTO "submission" VALUES(2,2,1,'2022-01-24 03:15:00.000000','2022-01-25 17:00:00.000000','system',0,'','Đinh Văn Trường','[]','{}');
INSERT INTO "submission" VALUES(3,9,1,'2022-01-24 03:15:00.000000','2022-01-25 17:00:00.000000','system',0,'','Đinh Văn Trường','[]','{}');
INSERT INTO "submission" VALUES(4,5,1,'2022-01-24 03:15:00.000000','2022-01-25 17:00:00.000000','system',0,'','Đinh Văn Trường','[]','{}');
INSERT INTO "submission" VALUES(5,3,1,'2022-01-24 07:40:00.000000','2022-01-25 17:00:00.000000','email',0,'','Đinh Văn Trường','[]','{}');
INSERT INTO "submission" VALUES(6,6,1,'2022-01-24 07:40:00.000000','2022-01-25 17:00:00.000000','email',0,'','Đinh Văn Trường','[]','{}');
INSERT INTO "submission" VALUES(7,8,1,'2022-01-24 07:40:00.000000','2022-01-25 17:00:00.000000','email',0,'','Đinh Văn Trường','[]','{}');
INSERT INTO "submission" VALUES(8,10,1,'2022-01-24 07:40:00.000000','2022-01-25 17:00:00.000000','email',0,'','Đinh Văn Trường','[]','{}');
INSERT INTO "submission" VALUES(9,12,1,'2022-01-25 02:05:00.000000','2022-01-25 17:00:00.000000','telephone',0,'Trưởng phòng xác nhận qua điện thoại','Đinh Văn Trường','[]','{}');
INSERT INTO "submission" VALUES(10,11,1,'2022-01-25 02:05:00.000000','2022-01-25 17:00:00.000000','telephone',0,'Trưởng phòng xác nhận qua điện thoại','Đinh Văn Trường','[]','{}');
INSERT INTO "submission" VALUES(11,13,1,'2022-01-25 02:05:00.000000','2022-01-25 17:00:00.000000','telephone',0,'Trưởng phòng xác nhận qua điện thoại','Đinh Văn Trường','[]','{}');
INSERT INTO "submission" VALUES(12,14,1,'2022-01-25 08:20:00.000000','2022-01-26 17:00:00.000000','email',0,'Đã đăng tại mục Văn bản chỉ đạo điều hành','Đinh Văn Trường','[]','{}');
INSERT INTO "submission" VALUES(13,7,1,'2022-01-26 08:00:00.000000','2022-01-25 17:00:00.000000','email',0,'','Đinh Văn Trường','[]','{}');
INSERT INTO "submission" VALUES(14,4,1,'2022-01-27 03:20:00.000000','2022-01-25 17:00:00.000000','telephone',0,'Bà Đinh Thị Tâm, Trưởng phòng: hộp thư hỏng, đã nhận lại văn bản','Đinh Văn Trường','[]','{}');
INSERT INTO "submission" VALUES(15,21,1,'2022-01-28 09:00:00.000000',NULL,'email',0,'Đã giao Trung tâm VH,TT&TT và đài truyền thanh các xã','Đinh Văn Trường','[]','{}');
INSERT INTO "submission" VALUES(16,15,1,'2022-01-28 09:00:00.000000',NULL,'email',0,'Đã giao Trung tâm VH,TT&TT và đài truyền thanh các xã','Đinh Văn Trường','[]','{}');
INSERT INTO "submission" VALUES(17,17,1,'2022-01-28 09:00:00.000000',NULL,'email',0,'Đã giao Trung tâm VH,TT&TT và đài truyền thanh các xã','Đinh Văn Trường','[]','{}');
INSERT INTO "submission" VALUES(18,18,1,'2022-01-28 09:00:00.000000',NULL,'email',0,'Đã giao Trung tâm VH,TT&TT và đài truyền thanh các xã','Đinh Văn Trường','[]','{}');
INSERT INTO "submission" VALUES(19,20,1,'2022-01-28 09:00:00.000000',NULL,'email',0,'Đã giao Trung tâm VH,TT&TT và đài truyền thanh các xã','Đinh Văn Trường','[]','{}');
INSERT INTO "submission" VALUES(20,22,1,'2022-01-28 09:00:00.000000',NULL,'email',0,'Đã giao Trung tâm VH,TT&TT và đài truyền thanh các xã','Đinh Văn Trường','[]','{}');
INSERT INTO "submission" VALUES(21,16,1,'2022-02-08 02:30:00.000000',NULL,'email',0,'Đã giao Trung tâm VH,TT&TT và đài truyền thanh các xã','Đinh Văn Trường','[]','{}');
INSERT INTO "submission" VALUES(22,19,1,'2022-02-08 02:30:00.000000',NULL,'email',0,'Đã giao Trung tâm VH,TT&TT và đài truyền thanh các xã','Đinh Văn Trường','[]','{}');
INSERT INTO "submission" VALUES(23,23,1,'2022-02-08 02:30:00.000000',NULL,'email',0,'Đã giao Trung tâm VH,TT&TT và đài truyền thanh các xã','Đinh Văn Trường','[]','{}');
INSERT INTO "submission" VALUES(24,24,1,'2022-02-08 02:30:00.000000',NULL,'email',0,'Đã giao Trung tâm VH,TT&TT và đài truyền thanh các xã','Đinh Văn Trường','[]','{}');
INSERT INTO "submission" VALUES(25,26,1,'2022-02-16 09:10:00.000000','2022-02-18 17:00:00.000000','email',0,'06 tin, bài; 01 chuyên trang Tết an toàn','Đinh Văn Trường','[]','{"tin_bai": 6, "bai_dang": 4}');
INSERT INTO "submission" VALUES(26,27,1,'2022-02-17 02:45:00.000000','2022-02-18 17:00:00.000000','system',0,'Đã phát sóng chương trình phòng, chống dịch','Đinh Văn Trường','[]','{}');
INSERT INTO "submission" VALUES(27,34,1,'2022-02-17 03:30:00.000000','2022-02-18 17:00:00.000000','email',0,'02 lượt xe tuyên truyền lưu động; 24 lượt phát thanh','Đinh Văn Trường','[]','{"tin_bai": 3, "bai_dang": 9, "luot_loa": 24}');
INSERT INTO "submission" VALUES(28,28,1,'2022-02-17 09:20:00.000000','2022-02-18 17:00:00.000000','email',0,'18 lượt phát thanh; 05 băng rôn','Đinh Văn Trường','[]','{"tin_bai": 0, "luot_loa": 18}');
INSERT INTO "submission" VALUES(29,30,1,'2022-02-18 02:10:00.000000','2022-02-18 17:00:00.000000','email',1,'','Đinh Văn Trường','[]','{}');
INSERT INTO "submission" VALUES(30,31,1,'2022-02-18 07:30:00.000000','2022-02-18 17:00:00.000000','email',0,'Báo cáo kết quả tuyên truyền đợt Tết Nhâm Dần','Đinh Văn Trường','[]','{"tin_bai": 2, "bai_dang": 5, "luot_loa": 40}');
INSERT INTO "submission" VALUES(31,33,1,'2022-02-18 07:50:00.000000','2022-02-18 17:00:00.000000','email',0,'Báo cáo kết quả tuyên truyền đợt Tết Nhâm Dần','Đinh Văn Trường','[]','{"tin_bai": 1, "bai_dang": 3, "luot_loa": 36}');
INSERT INTO "submission" VALUES(32,35,1,'2022-02-18 09:45:00.000000','2022-02-18 17:00:00.000000','paper',0,'Báo cáo bản giấy, văn thư nhận','Đinh Văn Trường','[]','{"tin_bai": 2, "luot_loa": 30}');
INSERT INTO "submission" VALUES(33,32,1,'2022-02-21 08:30:00.000000','2022-02-18 17:00:00.000000','email',0,'12 lượt phát thanh; nộp chậm do cán bộ nghỉ ốm','Đinh Văn Trường','[]','{"tin_bai": 0, "luot_loa": 12}');
CREATE TABLE window (
	id INTEGER NOT NULL, 
	campaign_id INTEGER NOT NULL, 
	"key" VARCHAR(60) NOT NULL, 
	topic VARCHAR NOT NULL, 
	starts_on DATE, 
	ends_on DATE, 
	horizon BOOLEAN NOT NULL, 
	evidence VARCHAR NOT NULL, 
	stepped_at DATETIME NOT NULL, 
	next_step_at DATETIME, 
	closed_at DATETIME, 
	PRIMARY KEY (id), 
	CHECK (ends_on IS NULL OR starts_on IS NULL OR starts_on <= ends_on), 
	FOREIGN KEY(campaign_id) REFERENCES campaign (id), 
	UNIQUE (campaign_id, "key")
);
INSERT INTO "window" VALUES(1,1,'phong-chong-dich-covid-19','phòng, chống dịch COVID-19','2022-01-21','2022-02-15',0,'từ ngày ban hành đến ngày 15/02/2022','2022-02-16 01:00:00.000000',NULL,NULL);
INSERT INTO "window" VALUES(2,1,'giao-duc-nghe-nghiep','giáo dục nghề nghiệp','2022-01-14','2022-12-31',1,'năm 2022','2022-01-24 01:30:00.000000','2022-12-28 01:00:00.000000',NULL);
INSERT INTO "window" VALUES(3,1,'xay-dung-nong-thon-moi-tinh-lang-son','xây dựng nông thôn mới tỉnh Lạng Sơn','2021-01-01','2025-12-31',1,'giai đoạn 2021 - 2025','2022-01-24 01:30:00.000000','2025-12-26 01:00:00.000000',NULL);
CREATE TABLE witnessed (
	letter_id VARCHAR(160) NOT NULL, 
	sent_at DATETIME NOT NULL, 
	address VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	PRIMARY KEY (letter_id)
);
CREATE INDEX ix_contact_agency_id ON contact (agency_id);
CREATE INDEX ix_event_due_id ON event (due_id);
CREATE INDEX ix_attachment_directive_id ON attachment (directive_id);
CREATE INDEX ix_campaign_next ON campaign (next_step_at);
CREATE INDEX ix_obligation_campaign_id ON obligation (campaign_id);
CREATE INDEX ix_recipient_agency_id ON recipient (agency_id);
CREATE INDEX ix_recipient_campaign_id ON recipient (campaign_id);
CREATE INDEX ix_window_campaign_id ON window (campaign_id);
CREATE INDEX ix_window_next ON window (next_step_at);
CREATE INDEX ix_due_next ON due (next_step_at);
CREATE INDEX ix_obligation_next ON obligation (next_step_at);
CREATE INDEX ix_mail_state ON mail (state);
CREATE INDEX ix_message_queue ON message (state, send_after);
CREATE INDEX ix_message_due_id ON message (due_id);
CREATE INDEX ix_message_campaign_id ON message (campaign_id);
CREATE INDEX ix_message_letter_id ON message (letter_id);
CREATE INDEX ix_due_campaign_next ON due (campaign_id, next_step_at);
CREATE INDEX ix_submission_due_id ON submission (due_id);
CREATE INDEX ix_link_contact_id ON link (contact_id);
COMMIT;
